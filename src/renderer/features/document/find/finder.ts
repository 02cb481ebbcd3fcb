import { TextSelection } from 'prosemirror-state'
import { createQuery, type FindOptions, type Query } from '../../../../core/document/find/query.ts'
import { replaceAllTracked, replaceInNote, replaceTracked } from '../../../../core/revision/track.ts'
import { notify } from '../notices.ts'
import type { EditorSession } from '../session.ts'
import { createStore, type Store } from '../store.ts'
import { reveal } from '../view/reveal.ts'
import { showNote } from '../notes/going.ts'
import { hitsIn, type Hit } from './hits.ts'
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
  /** The match that is shown, where it stands in a note; the selection is on the note's reference then. */
  #inNote: Hit | null = null
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
    const { from, to } = selection
    let count = 0
    let at = 0
    doc.forEach((group, offset) => {
      const hits = hitsIn(group, offset + 1, query)
      if (from > offset && from < offset + group.nodeSize) {
        const here = hits.findIndex((hit) =>
          hit.note === null ? hit.from === from && hit.to === to : this.#isHere(hit),
        )
        if (here >= 0) at = count + here + 1
      }
      count += hits.length
    })
    this.state.set({ ...this.state.get(), count, at, isKnown: this.#session.arrival.isWhole() })
  }

  /** Whether a match in a note is the one that was gone to last. */
  #isHere(hit: Hit): boolean {
    const { from, to } = this.#session.view.state.selection
    const last = this.#inNote
    const isSame = last?.note != null && hit.note !== null && last.at === hit.at && last.from === hit.from
    return isSame && hit.at === from && to === from + 1
  }

  /** The match after (before) the selection, or the one at it with `isHere`; going round at the ends. */
  #beside(direction: 1 | -1, isHere = false): Hit | null {
    const query = this.#query
    if (query === null) return null
    const { doc, selection } = this.#session.view.state
    const last = this.#inNote !== null && this.#isHere(this.#inNote) ? this.#inNote : null
    const pos = direction > 0 && !isHere && last === null ? selection.to : selection.from
    const starts: number[] = []
    doc.forEach((_group, offset) => starts.push(offset + 1))
    const here = Math.max(
      0,
      starts.findLastIndex((start) => start <= pos),
    )
    const isAfter = (hit: Hit): boolean =>
      last === null
        ? hit.at >= pos
        : hit.at > last.at || (hit.at === last.at && hit.from >= (isHere ? last.from : last.to))
    const isBefore = (hit: Hit): boolean =>
      last === null
        ? hit.note === null
          ? hit.to <= pos
          : hit.at < pos
        : hit.at < last.at || (hit.at === last.at && hit.to <= last.from)
    for (let i = 0; i <= starts.length; i++) {
      const index = (here + direction * i + starts.length * 2) % starts.length
      const hits = hitsIn(doc.child(index), starts[index]!, query)
      const found =
        direction > 0 ? hits.find((hit) => i > 0 || isAfter(hit)) : hits.findLast((hit) => i > 0 || isBefore(hit))
      if (found !== undefined) return found
    }
    return null
  }

  /** Goes to the next (previous) match, and says which it is. */
  go(direction: 1 | -1): void {
    const match = this.#beside(direction)
    if (match !== null) this.#show(match)
    this.#count()
    const { count, at, isKnown } = this.state.get()
    this.#session.announce(match === null ? (isKnown ? 'Nothing found' : 'Nothing found so far') : `${at} of ${count}`)
  }

  #show(hit: Hit): void {
    const { view } = this.#session
    const [from, to] = hit.note === null ? [hit.from, hit.to] : [hit.at, hit.at + 1]
    this.#inNote = hit.note === null ? null : hit
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)))
    if (hit.note === null) reveal(view, from)
    else if (!showNote(this.#session, hit.note.reference)) reveal(view, from)
  }

  /** Replaces the match that is selected, and goes to the next; when none is, goes to the next alone. */
  replace(): void {
    const { view, tracking } = this.#session
    const query = this.#query
    const { from, to } = view.state.selection
    const hit = this.#beside(1, true)
    if (query === null || tracking === null || !this.#session.isEditable()) return
    const isSelected = hit !== null && (hit.note === null ? hit.from === from && hit.to === to : this.#isHere(hit))
    if (!isSelected) {
      this.go(1)
      return
    }
    const { tr } = view.state
    const { replacement } = this.state.get()
    if (hit.note === null) {
      const done = replaceTracked(tr, hit.match, replacement, query, tracking.tracker())
      tr.setSelection(TextSelection.near(tr.doc.resolve(done.to), 1))
    } else {
      const one = { ...hit.note, matches: [hit.match] }
      const end = replaceInNote(tr, one, replacement, query, tracking.tracker())
      if (end === null)
        notify({ tone: 'info', title: 'Only who made a new footnote can change it, until it is accepted' })
      // On from what was put there.
      const on = end ?? hit.to
      this.#inNote = { ...hit, from: on, to: on }
    }
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
