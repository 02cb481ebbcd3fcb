import { go, goHome } from '../navigation.ts'
import { takePlace } from './kept-place.ts'

let last: string | undefined

/** An archive is open now: where it was left when it was locked, else at its beginning. Places of another lead nowhere. */
export function arriveIn(archive: string | undefined): void {
  if (archive === last) return
  last = archive
  goHome()
  const place = archive === undefined ? null : takePlace(archive)
  if (place !== null) go(place)
}
