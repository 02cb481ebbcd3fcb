import { decodePart, encodePart } from '../encoding.ts'
import type { PackageSource } from '../package.ts'
import type { Seen } from './proof.ts'
import type { FindingLog } from './receipt.ts'
import { walkPart } from './walk.ts'

/** Searches every part of a result for the names that were removed. What is found is reported, never changed. */
export function findLeftovers(source: PackageSource, names: readonly string[], seen: Seen, log: FindingLog): void {
  if (names.length === 0) return
  for (const part of source.names()) {
    const bytes = source.part(part)!
    const text = asXml(bytes)
    for (const name of names) if (occurrences(part, name).length > 0) report(log, part, name, "the part's own name", 1)
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

function searchXml(part: string, text: string, names: readonly string[], seen: Seen, log: FindingLog): void {
  let places: { shown: Range[]; code: Range[] } | undefined
  for (const name of names) {
    const counts = { shown: 0, code: 0, markup: 0 }
    for (const at of occurrences(text, name)) {
      places ??= textPlaces(text)
      counts[within(places.shown, at) ? 'shown' : within(places.code, at) ? 'code' : 'markup']++
    }
    // A name that is cut in two by a change of format is read as one nevertheless.
    if (counts.shown === 0) {
      counts.shown = seen.texts.filter((t) => t.part === part).flatMap((t) => occurrences(t.text, name)).length
    }
    if (counts.shown > 0) report(log, part, name, 'in the visible text', counts.shown)
    if (counts.code > 0) report(log, part, name, 'in a field code', counts.code)
    if (counts.markup > 0) report(log, part, name, 'in the markup', counts.markup)
  }
}

type Range = readonly [start: number, end: number]

function textPlaces(text: string): { shown: Range[]; code: Range[] } {
  const shown: Range[] = []
  const code: Range[] = []
  // A part that is no well-formed XML has no places; all that is found in it counts as markup.
  walkPart(text, (element) => {
    if (SHOWN.has(element.name)) shown.push([element.inner, element.end])
    else if (CODE.has(element.name)) code.push([element.inner, element.end])
  })
  return { shown, code }
}

function within(ranges: readonly Range[], at: number): boolean {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]![1] <= at) low = middle + 1
    else high = middle
  }
  return low < ranges.length && ranges[low]![0] <= at
}

/** Where a name stands as a word of its own, whatever its case. */
function occurrences(text: string, name: string): number[] {
  const escaped = name.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'))
  const forms = new Set([name, escaped, escaped.replaceAll('"', '&quot;')])
  return [...forms].flatMap((form) =>
    Array.from(text.matchAll(new RegExp(form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'gi')))
      .filter((m) => !isWordPart(text, m.index - 1) && !isWordPart(text, m.index + m[0].length))
      .map((m) => m.index),
  )
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
