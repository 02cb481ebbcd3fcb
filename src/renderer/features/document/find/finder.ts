import { TextSelection } from 'prosemirror-state'
import { findInGroup, placed, type PlacedMatch } from '../../../../core/document/find/find.ts'
import { createQuery, type FindOptions, type Query } from '../../../../core/document/find/query.ts'
import { replaceAllTracked, replaceTracked } from '../../../../core/revision/track.ts'
import { notify } from '../../../ui/notices.ts'
import type { EditorSession } from '../session.ts'
import { createStore, type Store } from '../store.ts'
import { reveal } from '../view/reveal.ts'
import { createPainter, type Painter } from './painter.ts'

export interface FindState {
  readonly isOpen: boolean
  readonly withReplace: boolean
  readonly options: FindOptions
  readonly replacement: string
  /** How many there are; 0 while nothing is looked for. */
  readonly count: number
  /** False while the rest of the document is still on its way. */
  readonly isKnown: boolean
  /** Which of them is selected, from 1; 0 for none. */
  readonly at: number
  /** Why the pattern cannot be looked for. */
  readonly failure: string | null
}

const NOTHING: FindOptions = { text: '', matchCase: false, wholeWord: false, isPattern: false, inDeleted: false }
const CLOSED: FindState = {
  isOpen: false,
  withReplace: false,
  options: NOTHING,
  replacement: '',
  count: 0,
  isKnown: true,
  at: 0,
  failure: null,
}
/** A selection up to this length is what one wants to look for. */
const LONGEST_SEED = 120
/** Counting follows the typing when it rests. */
const REST_MS = 120

/** Finding and replacing in one document. */
export class Finder {
  readonly state: Store<FindState> = createStore(CLOSED)
  readonly #session: EditorSession
  readonly #painter: Painter
  readonly #stopListening: () => void
  #query: Query | null = null
  #focus: (() => void) | null = null
  #rest: ReturnType<typeof setTimeout> | undefined

  constructor(session: EditorSession) {
    this.#session = session
    this.#painter = createPainter(session.view)
    void session.arrival.whole.then(() => this.state.get().isOpen && this.#count())
    this.#stopListening = session.onUpdate((_state, tr) => {
      if (this.#query === null || !this.state.get().isOpen) return
      this.#painter.paint(this.#query)
      if (!tr.docChanged && !tr.selectionSet) return
      clearTimeout(this.#rest)
      this.#rest = setTimeout(() => this.#count(), REST_MS)
    })
  }

  open(withReplace: boolean): void {
    const { view } = this.#session
    const { from, to, $from, $to } = view.state.selection
    const seed = $from.sameParent($to) && to - from <= LONGEST_SEED ? view.state.doc.textBetween(from, to) : ''
    this.state.set({ ...this.state.get(), isOpen: true, withReplace: withReplace && this.#session.isEditable() })
    this.look(seed === '' ? {} : { text: seed, isPattern: false })
    this.#focus?.()
  }

  /** Whoever shows the finder puts the caret into it: at once, and whenever it is asked for again. */
  onOpen(focus: () => void): () => void {
    this.#focus = focus
    focus()
    return () => {
      this.#focus = null
    }
  }

  close(): void {
    this.state.set({ ...this.state.get(), isOpen: false })
    this.#painter.clear()
    this.#session.view.focus()
  }

  setReplacement(replacement: string): void {
    this.state.set({ ...this.state.get(), replacement })
  }

  /** Looks for something else, or in another way. */
  look(change: Partial<FindOptions>): void {
    const options = { ...this.state.get().options, ...change }
    const query = createQuery(options)
    this.#query = query.ok && options.text !== '' ? query.value : null
    this.state.set({ ...this.state.get(), options, failure: query.ok ? null : query.error.message })
    this.#painter.paint(this.#query)
    this.#count()
  }

  #count(): void {
    const query = this.#query
    if (query === null) {
      this.state.set({ ...this.state.get(), count: 0, at: 0 })
      return
    }
    const { doc, selection } = this.#session.view.state
    let count = 0
    let at = 0
    doc.forEach((group, offset) => {
      const matches = findInGroup(group, query)
      const end = offset + group.nodeSize
      if (selection.from > offset && selection.from < end) {
        const here = matches.findIndex(
          (m) => m.from + offset + 1 === selection.from && m.to + offset + 1 === selection.to,
        )
        if (here >= 0) at = count + here + 1
      }
      count += matches.length
    })
    this.state.set({ ...this.state.get(), count, at, isKnown: this.#session.arrival.isWhole() })
  }

  /** The match at or after (before) a position, going round at the ends. */
  #beside(pos: number, direction: 1 | -1): PlacedMatch | null {
    const query = this.#query
    if (query === null) return null
    const { doc } = this.#session.view.state
    const starts: number[] = []
    doc.forEach((_group, offset) => starts.push(offset + 1))
    const here = Math.max(
      0,
      starts.findLastIndex((start) => start <= pos),
    )
    for (let i = 0; i <= starts.length; i++) {
      const index = (here + direction * i + starts.length * 2) % starts.length
      const start = starts[index]!
      const matches = findInGroup(doc.child(index), query)
      const isHere = i === 0
      const found =
        direction > 0
          ? matches.find((m) => !isHere || m.from + start >= pos)
          : matches.findLast((m) => !isHere || m.to + start <= pos)
      if (found !== undefined) return placed(found, start, index)
    }
    return null
  }

  /** Goes to the next (previous) match, and says which it is. */
  go(direction: 1 | -1): void {
    const { view } = this.#session
    const { from, to } = view.state.selection
    const match = this.#beside(direction > 0 ? to : from, direction)
    if (match !== null) this.#show(match)
    this.#count()
    const { count, at, isKnown } = this.state.get()
    this.#session.announce(match === null ? (isKnown ? 'Nothing found' : 'Nothing found so far') : `${at} of ${count}`)
  }

  #show(match: PlacedMatch): void {
    const { view } = this.#session
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, match.from, match.to)))
    reveal(view, match.from)
  }

  /** Replaces the match that is selected, and goes to the next; when none is, goes to the next alone. */
  replace(): void {
    const { view, tracking } = this.#session
    const query = this.#query
    const { from, to } = view.state.selection
    const match = this.#beside(from, 1)
    if (query === null || tracking === null || !this.#session.isEditable()) return
    if (match === null || match.from !== from || match.to !== to) {
      this.go(1)
      return
    }
    const { tr } = view.state
    const done = replaceTracked(tr, match, this.state.get().replacement, query, tracking.tracker())
    tr.setSelection(TextSelection.near(tr.doc.resolve(done.to), 1))
    view.dispatch(tracking.settle(tr))
    this.go(1)
  }

  async replaceAll(): Promise<void> {
    const { tracking, arrival } = this.#session
    const query = this.#query
    if (query === null || tracking === null || !this.#session.isEditable()) return
    if (!arrival.isWhole()) {
      notify({ tone: 'info', title: 'The document is still loading. All is replaced when all of it is there.' })
    }
    await arrival.whole
    const { view } = this.#session
    const { tr } = view.state
    const count = replaceAllTracked(tr, this.state.get().replacement, query, tracking.tracker())
    if (count > 0) view.dispatch(tracking.settle(tr))
    const title = count === 1 ? 'Replaced once' : `Replaced ${count.toLocaleString()} times`
    if (count === 0) notify({ tone: 'info', title: 'Nothing was found to replace' })
    else notify({ tone: 'success', title, action: { label: 'Undo', run: () => this.#session.undo() } })
    this.#count()
  }

  destroy(): void {
    clearTimeout(this.#rest)
    this.#stopListening()
    this.#painter.destroy()
  }
}
