/** A picture without its metadata, and what that was, in words. */
export interface StrippedImage {
  readonly bytes: Uint8Array
  readonly removed: readonly string[]
}

/** The pieces kept as one, or the very same bytes where nothing was removed. */
export function stripped(bytes: Uint8Array, kept: readonly Uint8Array[], removed: readonly string[]): StrippedImage {
  if (removed.length === 0) return { bytes, removed }
  const out = new Uint8Array(kept.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of kept) {
    out.set(piece, at)
    at += piece.length
  }
  return { bytes: out, removed }
}
