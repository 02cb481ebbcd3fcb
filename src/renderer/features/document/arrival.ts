import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import type { ProjectionRest } from '../../../core/api/projection.ts'
import type { Packed } from '../../../core/document/wire.ts'
import type { OperationError } from '../../../core/api/operation.ts'
import type { Result } from '../../../core/result.ts'
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

/** While a document arrives, "all of it" and "its end" would mean less than they say: those keys wait. */
export const arrivalExtension: Extension = { plugins: (session) => [guard(session)] }

function guard(session: EditorSession): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (_view, event) => {
        const mod = event.ctrlKey || event.metaKey
        const isWide = mod && (event.key.toLowerCase() === 'a' || event.key === 'End' || event.key === 'ArrowDown')
        if (!isWide || session.arrival.isWhole()) return false
        event.preventDefault()
        session.announce('The document is still loading')
        return true
      },
    },
  })
}
