import type { Node } from 'prosemirror-model'
import { Plugin, Selection, TextSelection, type EditorState } from 'prosemirror-state'
import type { ProjectionRest } from '../../../core/api/projection.ts'
import type { Packed } from '../../../core/document/wire.ts'
import type { OperationError } from '../../../core/api/operation.ts'
import type { Result } from '../../../core/result.ts'
import { notify } from './notices.ts'
import type { Extension } from './extensions.ts'
import type { EditorSession } from './session.ts'
import { whenIdle } from './slices.ts'
import { createStore, type Store } from './store.ts'

/** How much of the document is on the page. */
export interface Arrived {
  readonly groups: number
  readonly all: number
  /** Why the rest does not come, for the user; null while it does. */
  readonly failure: string | null
}

export interface Arrival {
  readonly arrived: Store<Arrived>
  readonly isWhole: () => boolean
  /** Resolves when all of it has arrived; never, when it does not. */
  readonly whole: Promise<void>
  readonly stop: () => void
}

interface ArrivalOptions {
  /** Groups that are there already, and how many there are in all. */
  readonly groups: number
  readonly all: number
  readonly unpack: (packed: Packed) => Node[]
  readonly fetch: (from: number) => Promise<Result<ProjectionRest, OperationError>>
  readonly append: (groups: readonly Node[]) => void
}

/** How long the page may be busy with what arrives, at a time: half a frame. */
const SLICE_MS = 8
const MOST_AT_A_TIME = 32

/** Puts the rest of a document behind its beginning while the user reads, or types, already. */
export function createArrival(options: ArrivalOptions): Arrival {
  const { all, unpack, append } = options
  const arrived = createStore<Arrived>({ groups: options.groups, all, failure: null })
  const stopped = new AbortController()
  const isWhole = (): boolean => arrived.get().groups >= all

  const bring = async (): Promise<void> => {
    let from = options.groups
    let few = 1
    let pace = 1
    let next = from < all ? options.fetch(from) : undefined
    while (next !== undefined && !stopped.signal.aborted) {
      const answer = await next
      if (!answer.ok) {
        arrived.set({ ...arrived.get(), failure: answer.error.message })
        return new Promise(() => {})
      }
      const { groups } = answer.value
      const end = from + groups.nodes.length
      // The next ones are on their way while these are put down.
      next = groups.nodes.length > 0 && end < all ? options.fetch(end) : undefined
      const nodes = unpack(groups)
      for (let at = 0; at < nodes.length; at += few) {
        few = Math.max(1, Math.min(MOST_AT_A_TIME, pace))
        await whenIdle()
        if (stopped.signal.aborted) return
        const began = performance.now()
        append(nodes.slice(at, at + few))
        const perGroup = (performance.now() - began) / few
        pace = Math.floor(SLICE_MS / Math.max(perGroup, 0.1))
        arrived.set({ groups: Math.min(end, from + at + few), all, failure: null })
      }
      from = end
    }
  }
  return { arrived, isWhole, whole: bring(), stop: () => stopped.abort() }
}

/** While a document arrives, "all of it" and "its end" would mean less than they say: those keys wait, unless one goes on meanwhile. */
export const arrivalExtension: Extension = { plugins: (session) => [guard(session)] }

function guard(session: EditorSession): Plugin {
  let waiting: KeyboardEvent | null = null
  const forget = (): boolean => {
    waiting = null
    return false
  }
  const wait = async (event: KeyboardEvent): Promise<void> => {
    waiting = event
    const { groups, all } = session.arrival.arrived.get()
    notify({
      tone: 'info',
      title: `The rest of the document is still loading (${Math.floor((100 * groups) / all)} %). This key does its work when all of it is there.`,
    })
    await session.arrival.whole
    const { view } = session
    if (waiting !== event || view.isDestroyed) return
    waiting = null
    view.dispatch(view.state.tr.setSelection(meant(view.state, event)).scrollIntoView())
  }
  return new Plugin({
    props: {
      handleKeyDown: (_view, event) => {
        // A modifier alone is not yet another wish.
        if (['Control', 'Meta', 'Shift', 'Alt'].includes(event.key)) return false
        forget()
        if (!isWide(event) || session.arrival.isWhole()) return false
        event.preventDefault()
        void wait(event)
        return true
      },
      handleDOMEvents: { mousedown: forget },
    },
  })
}

function isWide({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && (key.toLowerCase() === 'a' || key === 'End' || (metaKey && key === 'ArrowDown'))
}

/** What such a key selects in a document that is all there. */
function meant({ doc, selection }: EditorState, { key, shiftKey }: KeyboardEvent): Selection {
  const end = Selection.atEnd(doc)
  if (key.toLowerCase() === 'a') return TextSelection.between(Selection.atStart(doc).$from, end.$head)
  return shiftKey ? TextSelection.between(selection.$anchor, end.$head) : end
}
