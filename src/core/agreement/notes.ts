import type { TextAnchor } from '../document/text-anchor.ts'

/** A remark of ours on an agreement, or on a passage of one of its rounds. It stays in the archive. */
export interface Note {
  readonly id: string
  readonly text: string
  readonly author: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** When its text was last changed; null when it never was. */
  readonly editedAt: string | null
  /** Which round it is about; null when it is about the agreement. */
  readonly round: string | null
  readonly anchor: TextAnchor | null
}
