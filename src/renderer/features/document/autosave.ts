import { stepJson, type Json } from '../../../core/document/step-json.ts'

/** What the journal is asked to write, and what it answers. Kinds as in core/api/drafts. */
export type Send = (
  version: number,
  steps: readonly unknown[],
) => Promise<
  | { readonly ok: true; readonly value: { readonly version: number } }
  | { readonly ok: false; readonly error: { readonly kind: string; readonly message: string } }
>

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** It will be tried again by itself. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The draft on disk is another one: nothing more is written, and the document must be loaded again. */
  | { readonly kind: 'stopped'; readonly message: string }

export interface Autosave {
  readonly push: (steps: readonly Json[]) => void
  /** Resolves when everything pushed so far is on disk; rejects with a message for the user otherwise. */
  readonly flush: () => Promise<void>
  readonly retry: () => void
  /** What is not on disk: the steps that follow the first `version` ones of the journal. */
  readonly unsaved: () => { readonly version: number; readonly steps: readonly unknown[] }
  readonly state: () => SaveState
  readonly subscribe: (listener: () => void) => () => void
}

/** How long the first unsent step may wait for others, so that with the way to the disk and back it is there within 200 ms. */
const DELAY_MS = 100
const RETRY_MS = 3000
/** The journal answers about another draft than ours: trying again cannot help. */
const FINAL = new Set(['stale-draft', 'bad-step', 'protected', 'not-found'])

/**
 * Sends steps to the draft's journal in order, one request at a time. "Saved" means that the journal has answered.
 *
 * @param version the number of steps in the journal when the document was loaded
 */
export function createAutosave(version: number, send: Send): Autosave {
  let known = version
  let unsent: Json[] = []
  let state: SaveState = { kind: 'saved' }
  let timer: ReturnType<typeof setTimeout> | undefined
  let inFlight: Promise<void> | undefined
  let underWay: readonly Json[] = []
  const listeners = new Set<() => void>()

  const set = (next: SaveState): void => {
    state = next
    for (const listener of listeners) listener()
  }
  const schedule = (delay: number): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      void write()
    }, delay)
  }
  const settle = (steps: readonly Json[], answer: Awaited<ReturnType<Send>>): void => {
    if (answer.ok) {
      known = answer.value.version
      set({ kind: unsent.length === 0 ? 'saved' : 'saving' })
      if (unsent.length > 0) schedule(0)
      return
    }
    unsent = [...steps, ...unsent]
    const { kind, message } = answer.error
    set({ kind: FINAL.has(kind) ? 'stopped' : 'failed', message })
    if (state.kind === 'failed') schedule(RETRY_MS)
  }
  const post = async (steps: readonly Json[]): Promise<void> => {
    const answer = await send(
      known,
      // When it is sent, not before: a keystroke does not pay for it.
      steps.map(stepJson),
    )
    inFlight = undefined
    underWay = []
    settle(steps, answer)
  }
  const write = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    if (inFlight !== undefined) return inFlight
    if (unsent.length === 0 || state.kind === 'stopped') return Promise.resolve()
    const steps = unsent
    unsent = []
    underWay = steps
    // What failed is said until it has gone well.
    if (state.kind === 'saved') set({ kind: 'saving' })
    inFlight = post(steps)
    return inFlight
  }
  const isSettled = (): boolean => unsent.length === 0 && inFlight === undefined

  return {
    push: (steps) => {
      if (steps.length === 0) return
      unsent.push(...steps)
      if (state.kind === 'saved') set({ kind: 'saving' })
      if (state.kind !== 'stopped') schedule(DELAY_MS)
    },
    flush: async () => {
      while (!isSettled()) {
        await write()
        if (state.kind === 'failed' || state.kind === 'stopped') throw new Error(state.message)
      }
    },
    retry: () => void write(),
    unsaved: () => ({ version: known, steps: [...underWay, ...unsent].map(stepJson) }),
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

let active: Autosave | null = null

/** Makes an autosave the one that `flushDraft` waits for; null when no draft is open. */
export function setActiveAutosave(autosave: Autosave | null): void {
  active = autosave
}

/** The autosave of the draft that is open, if any. */
export function activeAutosave(): Autosave | null {
  return active
}

/** Resolves when every edit of the open draft is on disk; at once when none is open. Rejects with a message for the user. */
export async function flushDraft(): Promise<void> {
  await active?.flush()
}
