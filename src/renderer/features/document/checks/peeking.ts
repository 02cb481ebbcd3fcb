import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Extension } from '../extensions.ts'
import type { EditorSession } from '../session.ts'
import { createStore, type Store } from '../store.ts'
import { follow } from './going.ts'
import { liveChecksOf } from './live-checks.ts'
import { peekAt, type Peek } from './lookup.ts'
import { noteAtCursor, notePeek } from './notes.ts'

/** What is shown of the words under the pointer or at the cursor. */
export interface Shown {
  readonly peek: Peek | null
  /** Asked for by the keyboard: it takes the focus and stays. */
  readonly isHeld: boolean
}

const HOVER_MS = 450
const LEAVE_MS = 250
const NOTHING: Shown = { peek: null, isHeld: false }

const shown = new WeakMap<EditorSession, Store<Shown>>()

export function peekOf(session: EditorSession): Store<Shown> {
  let store = shown.get(session)
  if (store === undefined) shown.set(session, (store = createStore(NOTHING)))
  return store
}

export function hidePeek(session: EditorSession): void {
  peekOf(session).set(NOTHING)
}

/** Shows the definition or the clause at the cursor. */
export function peekAtCursor(session: EditorSession): void {
  const peek = peekHere(session)
  if (peek === null) session.announce('There is no defined term and no reference here')
  else peekOf(session).set({ peek, isHeld: true })
}

/** Goes to the definition or the clause at the cursor. */
export function followAtCursor(session: EditorSession): void {
  const peek = peekHere(session)
  if (peek === null || peek.target === null) session.announce('There is no defined term and no reference here')
  else {
    follow(session, peek.target)
    session.announce(`${peek.title}: ${peek.text}`)
  }
}

function peekHere(session: EditorSession): Peek | null {
  const note = noteAtCursor(session)
  const own = note === null ? null : notePeek(session, note)
  return own ?? peekAt(liveChecksOf(session).now(), session.view.state.selection.head)
}

/** Words under the pointer tell what they mean; Ctrl+click goes there. */
export const PEEKING: Extension = {
  plugins: (session) => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const later = (ms: number, run: () => void): void => {
      clearTimeout(waiting)
      waiting = setTimeout(run, ms)
    }
    const leave = (): void =>
      later(LEAVE_MS, () => {
        if (!peekOf(session).get().isHeld && document.querySelector('.peek:hover') === null) hidePeek(session)
      })
    return [
      new Plugin({
        view: () => ({ destroy: () => clearTimeout(waiting) }),
        props: {
          handleDOMEvents: {
            mousemove: (view, event) => {
              if (event.buttons !== 0 || peekOf(session).get().isHeld) return false
              later(HOVER_MS, () => {
                const peek = peekUnder(session, view, event)
                const { peek: last } = peekOf(session).get()
                if (peek === null) {
                  if (document.querySelector('.peek:hover') === null) hidePeek(session)
                } else if (last?.from !== peek.from || last.to !== peek.to) peekOf(session).set({ peek, isHeld: false })
              })
              return false
            },
            mouseleave: () => {
              leave()
              return false
            },
            keydown: () => {
              if (!peekOf(session).get().isHeld) {
                clearTimeout(waiting)
                hidePeek(session)
              }
              return false
            },
          },
          handleClick: (view, pos, event) => {
            if (!event.ctrlKey && !event.metaKey) return false
            const peek = peekUnder(session, view, event) ?? peekAt(liveChecksOf(session).now(), pos)
            if (peek === null || peek.target === null) return false
            event.preventDefault()
            hidePeek(session)
            follow(session, peek.target)
            return true
          },
        },
      }),
    ]
  },
}

function peekUnder(session: EditorSession, view: EditorView, event: MouseEvent): Peek | null {
  const { checks } = liveChecksOf(session).found.get()
  const place = view.isDestroyed ? null : view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (checks === null || place === null) return null
  const inside = place.inside < 0 ? null : view.state.doc.nodeAt(place.inside)
  if (inside?.type.name === 'noteRef') return notePeek(session, { pos: place.inside, node: inside })
  // Until the keyboard rests, what was found may stand elsewhere.
  const { doc } = view.state
  if (checks.groups.length !== doc.childCount || checks.groups.some(({ group }, i) => group !== doc.child(i)))
    return null
  return peekAt(checks, place.pos)
}
