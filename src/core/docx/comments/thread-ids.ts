import type { DocxReading } from '../read/read-docx.ts'
import type { CommentEdit } from './comment-edit.ts'
import { readComments } from './read-comments.ts'

/** Which comments there are and which belong together, by w:id: the first of each thread, then its replies. */
export class ThreadIds {
  readonly #threads: readonly (readonly string[])[]

  constructor(threads: readonly (readonly string[])[]) {
    this.#threads = threads
  }

  all(): string[] {
    return this.#threads.flat()
  }

  /** The thread that a comment belongs to; undefined when there is no such comment. */
  threadOf(id: string): readonly string[] | undefined {
    return this.#threads.find((thread) => thread.includes(id))
  }

  /** What is there once these edits are applied. */
  after(edits: readonly CommentEdit[]): ThreadIds {
    let threads = this.#threads.map((thread) => [...thread])
    for (const edit of edits) {
      if (edit.kind === 'add') {
        const thread = edit.parent === null ? undefined : threads.find((t) => t.includes(edit.parent!))
        if (thread === undefined) threads.push([edit.id])
        else thread.push(edit.id)
      } else if (edit.kind === 'delete') {
        threads = threads.map((t) => t.filter((id) => !edit.ids.includes(id))).filter((t) => t.length > 0)
      }
    }
    return new ThreadIds(threads)
  }
}

const READ = new WeakMap<DocxReading, ThreadIds>()

/** The threads of a package as read. A reading never changes, so each is looked through once. */
export function readThreadIds(reading: DocxReading): ThreadIds {
  let ids = READ.get(reading)
  if (ids === undefined) {
    const threads = readComments(reading).value
    READ.set(reading, (ids = new ThreadIds(threads.map((t) => [t.id, ...t.replies.map((r) => r.id)]))))
  }
  return ids
}
