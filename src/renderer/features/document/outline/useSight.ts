import { useEffect, useState, type RefObject } from 'react'
import { ROW_PX } from './OutlineRow.tsx'

/** Rows beyond either edge, so that a fast scroll shows no blank. */
const SPARE = 8

/** The rows that a scrolled list shows, first and one past the last; tells only when these change, not of each pixel. */
export function useSight(list: RefObject<HTMLElement | null>): readonly [first: number, end: number] {
  const [sight, setSight] = useState<readonly [number, number]>([0, 40])
  useEffect(() => {
    const element = list.current
    if (element === null) return
    const look = (): void => {
      // By steps, so that most scrolling mounts nothing.
      const first = Math.floor(element.scrollTop / ROW_PX / SPARE) * SPARE - SPARE
      const end = Math.ceil((element.scrollTop + element.clientHeight) / ROW_PX / SPARE) * SPARE + SPARE
      setSight((known) => (known[0] === first && known[1] === end ? known : [first, end]))
    }
    const resized = new ResizeObserver(look)
    resized.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [list])
  return sight
}
