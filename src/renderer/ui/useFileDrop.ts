import { useRef, useState, type DragEvent } from 'react'
import { droppedFiles, type Dropped } from './dropped-files.ts'

interface FileDrop {
  /** True while files hover over the place. */
  readonly isOver: boolean
  readonly handlers: {
    onDragEnter(event: DragEvent): void
    onDragOver(event: DragEvent): void
    onDragLeave(event: DragEvent): void
    onDrop(event: DragEvent): void
  }
}

type OnFiles = (files: File[], dropped: Dropped) => void

/** What could not be read at all. */
const NOTHING: Dropped = { files: [], skipped: [], isFolder: false }

const everywhere = new Map<string, (file: File) => void>()

/** Has files of a kind taken the same way wherever they are dropped, until the returned function is called. @param ending such as ".zip" */
export function takeEverywhere(ending: string, take: (file: File) => void): () => void {
  everywhere.set(ending, take)
  return () => everywhere.delete(ending)
}

/** Hands those files on, and the others to the place they were dropped on. */
function handOn(dropped: Dropped, onFiles: OnFiles): void {
  const others = dropped.files.filter((file) => {
    const taken = [...everywhere].find(([ending]) => file.name.toLowerCase().endsWith(ending))
    taken?.[1](file)
    return taken === undefined
  })
  if (others.length > 0 || dropped.files.length === 0) onFiles(others, dropped)
}

/** Lets an element take files dropped on it. Text dragged about inside the app is left alone. */
export function useFileDrop(onFiles: OnFiles): FileDrop {
  // Enter and leave come in pairs for every child the pointer crosses.
  const depth = useRef(0)
  const [isOver, setIsOver] = useState(false)
  const isFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  const move = (event: DragEvent, by: number) => {
    if (!isFiles(event)) return
    depth.current = Math.max(0, depth.current + by)
    setIsOver(depth.current > 0)
  }
  return {
    isOver,
    handlers: {
      onDragEnter: (event) => move(event, 1),
      onDragLeave: (event) => move(event, -1),
      onDragOver: (event) => {
        if (!isFiles(event)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
      },
      onDrop: (event) => {
        if (!isFiles(event)) return
        event.preventDefault()
        depth.current = 0
        setIsOver(false)
        void droppedFiles(event.dataTransfer).then(
          (dropped) => handOn(dropped, onFiles),
          () => onFiles([], NOTHING),
        )
      },
    },
  }
}

/** A dropped file as an operation takes it; null where it cannot be read: a folder, or a file that went away. */
export async function droppedSource(file: File): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  try {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  } catch {
    return null
  }
}
