/** A reason why nothing of an agreement may be purged, such as a dispute. It stands until it is lifted. */
export interface Hold {
  readonly id: string
  readonly reason: string
  readonly author: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly lifted: { readonly reason: string; readonly author: string; readonly at: string } | null
}
