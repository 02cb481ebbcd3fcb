import { TextSelection } from 'prosemirror-state'
import type { EditorSession } from '../session.ts'
import { createStore, type Store } from '../store.ts'
import { reveal } from '../view/reveal.ts'

/** Where one came from, the last place last: for going back after following a reference. */
const trails = new WeakMap<EditorSession, Store<{ readonly places: readonly number[] }>>()
const LONGEST = 50

export function trailOf(session: EditorSession): Store<{ readonly places: readonly number[] }> {
  let trail = trails.get(session)
  if (trail === undefined)
    trails.set(session, (trail = createStore<{ readonly places: readonly number[] }>({ places: [] })))
  return trail
}

/** Selects a stretch of the document and shows it in the middle of the window. */
export function showRange(session: EditorSession, from: number, to: number = from): void {
  const { view } = session
  const { doc } = view.state
  const end = doc.content.size
  const anchor = TextSelection.near(doc.resolve(Math.min(from, end)), 1).from
  const head = Math.max(anchor, TextSelection.near(doc.resolve(Math.min(to, end)), -1).to)
  view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, anchor, head)))
  view.focus()
  reveal(view, anchor)
}

/** Goes to where a reference or term leads, so that one can go back. */
export function follow(session: EditorSession, target: number): void {
  const trail = trailOf(session)
  trail.set({ places: [...trail.get().places, session.view.state.selection.head].slice(-LONGEST) })
  showRange(session, target)
}

/** Goes back to where the last reference was followed from. */
export function goBack(session: EditorSession): void {
  const trail = trailOf(session)
  const { places } = trail.get()
  const last = places.at(-1)
  if (last === undefined) {
    session.announce('There is no place to go back to')
    return
  }
  trail.set({ places: places.slice(0, -1) })
  showRange(session, Math.min(last, session.view.state.doc.content.size))
}
