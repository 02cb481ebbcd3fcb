import type { ListedInternal } from '../../../../core/api/comments.ts'
import type { Input, OperationResult } from '../../../../core/api/index.ts'
import type { Place } from '../../../../core/document/place-map.ts'
import { AnchorFinder } from '../../../../core/document/text-anchor.ts'
import { call } from '../../../api.ts'
import { notifyError } from '../notices.ts'
import type { EditorSession } from '../session.ts'
import { commentMarks, withMarks } from './comment-marks.ts'
import type { JournalStep } from './journal-step.ts'
import { isThere } from './threads.ts'

const UNSAVED = { message: 'The comment could not be kept, because the draft is not saved yet. Try again' }

/** Comments that stay in the archive: asked of main, with their places followed on the page. */
export class InternalComments {
  readonly #session: EditorSession
  readonly #journal: JournalStep
  #all: readonly ListedInternal[] = []

  constructor(session: EditorSession, journal: JournalStep) {
    this.#session = session
    this.#journal = journal
  }

  all(): readonly ListedInternal[] {
    return this.#all
  }

  /** Takes what the archive has, with places of the document as it is now. */
  take(all: readonly ListedInternal[]): void {
    this.#all = all
    this.#show(new Map(all.flatMap(({ id, place }) => (place === null ? [] : [[id, place] as const]))))
  }

  /** On the stretch that is pending on the page. Answers its id; null where it could not be kept. */
  async add(text: string): Promise<string | null> {
    const { agreement } = this.#session
    const made = await this.#onPending((place) =>
      this.#journal.ask('comment.add', (version) => ({ agreement, text, on: { place: { version, ...place() } } })),
    )
    return made?.id ?? null
  }

  /** Puts one on the stretch that is pending on the page. */
  async put(comment: string): Promise<boolean> {
    const { agreement } = this.#session
    const put = await this.#onPending((place) =>
      this.#journal.ask('comment.place', (version) => ({ agreement, comment, place: { version, ...place() } })),
    )
    return put !== null
  }

  async #onPending(
    ask: (place: () => Place) => Promise<OperationResult<'comment.add' | 'comment.place'> | null>,
  ): Promise<ListedInternal | null> {
    const { view } = this.#session
    // Read when it is asked: the page follows it while text is typed.
    const pending = (): Place => commentMarks(view.state).pending ?? { from: 0, to: 0 }
    const answer = await ask(pending)
    if (answer?.ok !== true) {
      notifyError(answer?.error ?? UNSAVED)
      return null
    }
    this.#took(answer.value)
    this.#show(new Map(commentMarks(view.state).places).set(answer.value.id, pending()))
    return answer.value
  }

  async reply(thread: string, text: string): Promise<boolean> {
    const { agreement } = this.#session
    const made = await call('comment.add', { agreement, text, on: { thread } })
    if (made.ok) this.#took(made.value)
    else notifyError(made.error)
    return made.ok
  }

  async change(id: string, fields: Input<'comment.change'>['fields']): Promise<boolean> {
    const { agreement } = this.#session
    const changed = await call('comment.change', { agreement, comment: id, fields })
    if (!changed.ok) {
      notifyError(changed.error)
      return false
    }
    const { text, resolved, deleted } = fields
    if (deleted === true) this.#all = this.#all.filter((c) => c.id !== id && c.thread !== id)
    this.#all = this.#all.map((c) =>
      c.id === id
        ? {
            ...c,
            text: text ?? c.text,
            resolved: resolved ?? c.resolved,
            editedAt: text === undefined ? c.editedAt : now(),
          }
        : c,
    )
    return true
  }

  #took(comment: ListedInternal): void {
    const isKnown = this.#all.some((c) => c.id === comment.id)
    this.#all = isKnown ? this.#all.map((c) => (c.id === comment.id ? comment : c)) : [...this.#all, comment]
  }

  #show(places: ReadonlyMap<string, Place>): void {
    const { view } = this.#session
    view.dispatch(withMarks(view.state.tr, { places }))
  }

  /** Text that was deleted for good and came back by undo takes its comments back. */
  heal(): void {
    const { doc } = this.#session.view.state
    const { places } = commentMarks(this.#session.view.state)
    const healed = new Map(places)
    for (const { id, anchor } of this.#all) {
      const place = places.get(id)
      if (place === undefined || anchor === null || isThere(place, anchor.quote)) continue
      const $at = doc.resolve(Math.min(place.from, doc.content.size))
      if ($at.depth === 0) continue
      // Without the paragraph's id only the words themselves count.
      const found = new AnchorFinder($at.node(1)).find({ ...anchor, paraId: null })
      if (found !== null) healed.set(id, { from: found.from + $at.start(1), to: found.to + $at.start(1) })
    }
    if ([...healed].some(([id, place]) => place !== places.get(id))) this.#show(healed)
  }
}

function now(): string {
  return new Date().toISOString()
}
