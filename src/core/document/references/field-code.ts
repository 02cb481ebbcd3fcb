/** A field code taken apart (ECMA-376 part 1, 17.16.5.45, 17.16.5.51 and 17.16.5.42). */
export interface ReferenceCode {
  readonly type: 'REF' | 'PAGEREF' | 'NOTEREF'
  readonly bookmark: string
  readonly switches: ReadonlySet<string>
}

/** Codes that name a bookmark; null for every other field. */
export function readReferenceCode(code: string): ReferenceCode | null {
  const match = /^\s*(REF|PAGEREF|NOTEREF)\s+(?:"([^"]+)"|(\S+))(.*)$/is.exec(code)
  if (match === null) return null
  const bookmark = match[2] ?? match[3]!
  if (bookmark.startsWith('\\')) return null
  const switches = new Set(Array.from(match[4]!.matchAll(/\\([a-zA-Z*#@!])/g), (m) => m[1]!.toLowerCase()))
  return { type: match[1]!.toUpperCase() as ReferenceCode['type'], bookmark, switches }
}

/** What Word writes where a reference leads nowhere. */
export function isErrorResult(result: string): boolean {
  return /^\s*(?:Error!|Fehler!|Erreur\s?!|\u00a1Error!|Errore\.|Fout!)/.test(result)
}
