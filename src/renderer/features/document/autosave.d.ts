/** What the journal is asked to write, and what it answers. Kinds as in core/api/drafts. */
export type Send = (
  version: number,
  steps: readonly unknown[],
) => Promise<
  | {
      readonly ok: true
      readonly value: {
        readonly version: number
      }
    }
  | {
      readonly ok: false
      readonly error: {
        readonly kind: string
        readonly message: string
      }
    }
>
export type SaveState =
  | {
      readonly kind: 'saved'
    }
  | {
      readonly kind: 'saving'
    }
  /** It will be tried again by itself. */
  | {
      readonly kind: 'failed'
      readonly message: string
    }
  /** The draft on disk is another one: nothing more is written, and the document must be loaded again. */
  | {
      readonly kind: 'stopped'
      readonly message: string
    }
/** Something that becomes JSON when it is sent, not before: a keystroke does not pay for it. */
interface Json {
  toJSON(): unknown
}
export interface Autosave {
  readonly push: (steps: readonly Json[]) => void
  /** Resolves when everything pushed so far is on disk; rejects with a message for the user otherwise. */
  readonly flush: () => Promise<void>
  readonly retry: () => void
  readonly state: () => SaveState
  readonly subscribe: (listener: () => void) => () => void
}
/**
 * Sends steps to the draft's journal in order, one request at a time. "Saved" means that the journal has answered.
 *
 * @param version the number of steps in the journal when the document was loaded
 */
export declare function createAutosave(version: number, send: Send): Autosave
/** Makes an autosave the one that `flushDraft` waits for; null when no draft is open. */
export declare function setActiveAutosave(autosave: Autosave | null): void
/** The autosave of the draft that is open, if any. */
export declare function activeAutosave(): Autosave | null
/** Resolves when every edit of the open draft is on disk; at once when none is open. Rejects with a message for the user. */
export declare function flushDraft(): Promise<void>
export {}
