import { decodePart, encodePart } from '../encoding.ts'
import type { PackageSource } from '../package.ts'
import { escapeAttribute, isElement } from '../xml.ts'
import type { Seen } from './proof.ts'
import type { FindingLog } from './receipt.ts'
import { walkPart } from './walk.ts'

/** Searches every part of a result for the names that were removed. What is found is reported, never changed. */
export function findLeftovers(source: PackageSource, names: readonly string[], seen: Seen, log: FindingLog): void {
  if (names.length === 0) return
  for (const part of source.names()) {
    const bytes = source.part(part)!
    const text = asXml(bytes)
    for (const name of names) if (occurrences(part, name) > 0) report(log, part, name, "the part's own name", 1)
    if (text === undefined) searchBytes(part, bytes, names, log)
    else searchXml(part, text, names, seen, log)
  }
}

function report(log: FindingLog, part: string, name: string, where: string, count: number): void {
  log.add(part, 'leftover', 'kept', name, where, count)
}

/** The text of an XML part; undefined for anything else. */
export function asXml(bytes: Uint8Array): string | undefined {
  const start = bytes.subarray(0, 64).find((b) => b > 0x20 && ![0xef, 0xbb, 0xbf, 0xfe, 0xff].includes(b))
  if (start !== 0x3c) return undefined
  const decoded = decodePart(bytes)
  return decoded.ok ? decoded.value.text : undefined
}

const SHOWN: ReadonlySet<string> = new Set(['w:t', 'w:delText', 'a:t', 'm:t', 'c:v'])
const CODE: ReadonlySet<string> = new Set(['w:instrText', 'w:delInstrText'])
const PLACES = { shown: 'in the visible text', code: 'in a field code', markup: 'in the markup' } as const

function searchXml(part: string, text: string, names: readonly string[], seen: Seen, log: FindingLog): void {
  const own = seen.texts.filter((t) => t.part === part)
  const there = names.filter((name) => occurrences(text, name) > 0 || occurrences(text, escapeAttribute(name)) > 0)
  const counts = new Map(names.map((name) => [name, { shown: 0, code: 0, markup: 0 }]))
  if (there.length > 0) countIn(text, there, counts)
  for (const [name, count] of counts) {
    // A name that is cut in two by a change of format is read as one nevertheless.
    if (count.shown === 0) count.shown = own.reduce((sum, t) => sum + occurrences(t.text, name), 0)
    for (const place of ['shown', 'code', 'markup'] as const) {
      if (count[place] > 0) report(log, part, name, PLACES[place], count[place])
    }
  }
}

type Counts = ReadonlyMap<string, { shown: number; code: number; markup: number }>

/** Counts names in what a part says: text, values and comments, not in the names of its elements. */
function countIn(text: string, names: readonly string[], counts: Counts): void {
  const search = (value: string, place: keyof typeof PLACES): void => {
    for (const name of names) counts.get(name)![place] += occurrences(value, name)
  }
  const walked = walkPart(text, (element) => {
    const place = SHOWN.has(element.name) ? 'shown' : CODE.has(element.name) ? 'code' : 'markup'
    for (const value of Object.values(element.attrs)) search(value, 'markup')
    for (const child of element.children) if (!isElement(child)) search(child, place)
  })
  if (walked.ok) for (const [comment] of text.matchAll(/<!--[^]*?-->|<\?[^]*?\?>/g)) search(comment, 'markup')
  else search(text, 'markup')
}

/** How often a name stands as a word of its own, whatever its case. */
function occurrences(text: string, name: string): number {
  const pattern = new RegExp(name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'gi')
  return Array.from(text.matchAll(pattern)).filter(
    (m) => !isWordPart(text, m.index - 1) && !isWordPart(text, m.index + m[0].length),
  ).length
}

function isWordPart(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at))
}

/** In a binary part a name may stand as UTF-8 or UTF-16; byte by byte as Latin-1 both are found. */
function searchBytes(part: string, bytes: Uint8Array, names: readonly string[], log: FindingLog): void {
  const latin1 = new TextDecoder('latin1')
  const text = latin1.decode(bytes).toLowerCase()
  for (const name of names) {
    // Two or three letters stand in any picture's bytes by chance.
    if (name.length < 4) continue
    const forms = (['utf-8', 'utf-16le'] as const).map((encoding) =>
      latin1.decode(encodePart({ text: name, encoding })).toLowerCase(),
    )
    const count = forms.reduce((sum, form) => sum + text.split(form).length - 1, 0)
    if (count > 0) report(log, part, name, 'in a part that is no text and is kept as it is', count)
  }
}
