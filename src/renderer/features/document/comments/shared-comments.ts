import { closeHistory } from 'prosemirror-history'
import type { Transaction } from 'prosemirror-state'
import type { NewComment } from '../../../../core/docx/comments/comment-edit.ts'
import {
  draftComment,
  draftDelete,
  draftDone,
  draftReply,
  draftText,
  type Made,
} from '../../../../core/docx/comments/draft-comments.ts'
import type { Place } from '../../../../core/document/place-map.ts'
import { TRACKED } from '../../../../core/revision/track.ts'
import { notify } from '../notices.ts'
import type { EditorSession } from '../session.ts'
import type { Listing } from './threads.ts'

/** Comments that go to the other side: edits of the draft like any other, each a step back of its own. */
export class SharedComments {
  readonly #session: EditorSession
  #nextId = 0
  #look = ''
  #initials = ''

  constructor(session: EditorSession) {
    this.#session = session
  }

  take({ nextId, look }: Listing['package']): void {
    this.#nextId = Math.max(this.#nextId, nextId)
    this.#look = look
  }

  signWith(initials: string): void {
    this.#initials = initials
  }

  /** Answers the w:id that it was given; null where it cannot be made. */
  add({ from, to }: Place, text: string): string | null {
    const made = this.#made(text)
    return this.#edit((tr) => draftComment(tr, from, to, made)) ? made.id : null
  }

  reply(thread: readonly string[], text: string): boolean {
    const made = this.#made(text)
    return this.#edit((tr) => draftReply(tr, thread, made))
  }

  resolve(id: string, done: boolean): boolean {
    return this.#edit((tr) => draftDone(tr, id, done))
  }

  edit(id: string, text: string): boolean {
    return this.#edit((tr) => draftText(tr, id, text.split('\n')))
  }

  remove(ids: readonly string[]): boolean {
    return this.#edit((tr) => draftDelete(tr, ids))
  }

  /** Removes comments so that no undo brings them back. */
  withdraw(ids: readonly string[]): boolean {
    return this.#edit((tr) => draftDelete(tr.setMeta('addToHistory', false), ids))
  }

  #edit(change: (tr: Transaction) => boolean): boolean {
    const { view } = this.#session
    // No revision: a comment is nobody's to accept.
    const tr = closeHistory(view.state.tr.setMeta(TRACKED, true))
    if (this.#session.isEditable() && change(tr)) {
      view.dispatch(tr)
      return true
    }
    notify({ tone: 'warning', title: 'This comment cannot be changed here.' })
    return false
  }

  #made(text: string): Made {
    const date = new Date().toISOString().replace(/\.\d+Z$/, 'Z')
    const comment: NewComment = {
      author: this.#session.me,
      initials: this.#initials,
      date,
      utc: date,
      paraId: hexId(),
      durableId: hexId(),
      lines: text.split('\n'),
    }
    return { id: String(this.#nextId++), look: this.#look, comment }
  }
}

/** Eight hex digits above 0 and below 0x80000000 ([MS-DOCX] 2.6.2.4). */
function hexId(): string {
  const [n = 1] = crypto.getRandomValues(new Uint32Array(1))
  return Math.max(1, n >>> 1)
    .toString(16)
    .toUpperCase()
    .padStart(8, '0')
}
