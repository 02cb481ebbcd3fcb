import type { Place } from '../navigation.ts'

const KEY = 'kept-place'

/** Where the caret was in a document, counted in its positions. */
export interface Caret {
  readonly agreement: string
  readonly round: string | null
  readonly anchor: number
  readonly head: number
}

/** Where the user was when an archive was locked: ids and numbers, never words. */
interface KeptPlace {
  readonly archive: string
  readonly place: Place
  readonly caret: Caret | null
}

let caret: Caret | null = null

/** For the window that begins anew; it goes when that is closed. */
export function keepPlace(kept: KeptPlace): void {
  sessionStorage.setItem(KEY, JSON.stringify(kept))
}

export function forgetPlace(): void {
  sessionStorage.removeItem(KEY)
}

/** Where the user was in this archive when it was locked; once. */
export function takePlace(archive: string): Place | null {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as KeptPlace | null
  forgetPlace()
  if (kept?.archive !== archive) return null
  caret = kept.caret
  return kept.place
}

/** Where the caret was in this document when the archive was locked; once. */
export function takeCaret(agreement: string, round: string | null): Caret | null {
  if (caret?.agreement !== agreement || caret.round !== round) return null
  const taken = caret
  caret = null
  return taken
}
