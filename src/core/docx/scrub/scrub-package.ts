import { err, ok, type Result } from '../../result.ts'
import { encodePart, decodePart } from '../encoding.ts'
import { findPart, inPart, type PackageSource } from '../package.ts'
import { readContext } from '../read/styles/context-reader.ts'
import { readDocx, type DocxReading } from '../read/read-docx.ts'
import { elements, parseXml } from '../xml.ts'
import { hiddenRuns } from './hidden-runs.ts'
import { findLeftovers } from './leftovers.ts'
import { RemovedNames } from './names.ts'
import { difference, see } from './proof.ts'
import { FindingLog, type PartReceipt, type ScrubOptions, type ScrubReceipt } from './receipt.ts'
import { readAllRelations, type Relations } from './relations.ts'
import { planRemovals, type Removals } from './removals.ts'
import { logRemovedPart, logRemovedRelations } from './removed-parts.ts'
import { scrubPart, type PackageScrub } from './scrub-part.ts'
import { TextEdits } from './text-edits.ts'

export interface Scrubbed {
  /** Parts to their new bytes, or to null where they go. */
  readonly changes: ReadonlyMap<string, Uint8Array | null>
  readonly receipt: ScrubReceipt
}

/**
 * Takes out of a package what tells who worked on it, when, where and with what, and nothing that is shown. Pure; the
 * source is not changed, and a scrubbed package is scrubbed to itself.
 *
 * The result is read again and compared: should one visible or tracked character differ, nothing is returned.
 *
 * @returns the changes with their receipt, or `bad-party` (a name no file can hold), `scrub-changed-text`, and the
 * failures of readDocx.
 */
export function scrubPackage(source: PackageSource, options: ScrubOptions): Result<Scrubbed> {
  if (options.party.trim() === '' || !isWritable(options.party)) {
    return err({
      kind: 'bad-party',
      message: "the party's name is empty or holds characters that no document can hold",
    })
  }
  const before = readDocx(source)
  if (!before.ok) return before
  const relations = readAllRelations(source)
  if (!relations.ok) return relations
  const log = new FindingLog()
  const names = new RemovedNames(options.party)
  const removals = planRemovals(source, relations.value, options)
  const context = readContext(before.value.package).value
  const hidden = hiddenRuns(context)
  const changed = changeParts(
    { source, options, log, names, hidden, relations: relations.value, types: typesOf(relations.value), removals },
    before.value,
  )
  if (!changed.ok) return changed
  const result = withChanges(source, changed.value)
  const after = readDocx(result)
  const seenBefore = see(before.value, hidden, options.keepComments)
  const seenAfter = after.ok ? see(after.value, hidden, options.keepComments) : undefined
  const broken = seenAfter === undefined ? 'the result cannot be read' : difference(seenBefore, seenAfter)
  if (seenAfter === undefined || broken !== null) return err(changedText(broken ?? ''))
  findLeftovers(result, names.all(), seenAfter, log)
  const parts = source.names().map((part): PartReceipt => {
    const bytes = changed.value.get(part)
    const change = bytes === undefined ? 'unchanged' : bytes === null ? 'removed' : 'edited'
    return { part, change, findings: log.of(part) }
  })
  return ok({ changes: changed.value, receipt: { options, parts, proof: seenAfter.proof } })
}

/** False for characters that XML 1.0 (2.2) has no way to write, and for line ends. */
function isWritable(name: string): boolean {
  const refused = (code: number): boolean => code < 0x20 || code === 0xfffe || code === 0xffff
  return name.isWellFormed() && !Array.from(name, (c) => c.codePointAt(0)!).some(refused)
}

function changedText(what: string) {
  const message = `scrubbing would have changed what the document says (${what.slice(0, 200)}). Nothing was written; the original is as it was`
  return { kind: 'scrub-changed-text', message }
}

/** Parts to the type of the first relationship that leads to them. */
function typesOf(all: readonly Relations[]): Map<string, string> {
  const types = new Map<string, string>()
  for (const { items } of all) {
    for (const { part, type } of items) if (part !== undefined && !types.has(part)) types.set(part, type)
  }
  return types
}

type Changes = Map<string, Uint8Array | null>

function changeParts(scrub: PackageScrub & { removals: Removals }, reading: DocxReading): Result<Changes> {
  const { source, removals } = scrub
  const changes: Changes = new Map()
  const removedRelations = new Set(removals.relations)
  for (const part of source.names()) {
    const kind = removals.parts.get(part)
    if (kind === undefined) {
      const bytes = scrubPart(scrub, part, removedRelations, reading)
      if (!bytes.ok) return bytes
      if (bytes.value !== null) changes.set(part, bytes.value)
    } else {
      logRemovedPart(scrub, part, kind)
      changes.set(part, null)
    }
  }
  logRemovedRelations(scrub, removals.relations)
  // Last, for only now is it known which relationships nothing refers to any more.
  for (const relations of scrub.relations) {
    if (changes.get(relations.relsPart) === null) continue
    const items = relations.items.filter((item) => removedRelations.has(item))
    if (items.length > 0) changes.set(relations.relsPart, withoutElements(source, relations, items))
  }
  const types = withoutOverrides(source, [...removals.parts.keys()])
  if (types !== null) changes.set(types.part, types.bytes)
  return ok(changes)
}

function withoutElements(source: PackageSource, relations: Relations, items: Relations['items']): Uint8Array {
  const edits = new TextEdits(relations.text)
  for (const item of items) edits.removeElement(item.element)
  return reencoded(source, relations.relsPart, edits.apply())
}

/** [Content_Types].xml without the overrides of parts that are gone (ECMA-376 part 2, 7.2.3). */
function withoutOverrides(source: PackageSource, gone: readonly string[]): { part: string; bytes: Uint8Array } | null {
  const part = findPart(source, '[Content_Types].xml')
  const decoded = part === undefined ? undefined : decodePart(source.part(part)!)
  if (part === undefined || decoded === undefined || !decoded.ok) return null
  const parsed = parseXml(decoded.value.text)
  if (!parsed.ok) return null
  const names = new Set(gone.map((name) => `/${name}`.toLowerCase()))
  const edits = new TextEdits(decoded.value.text)
  for (const e of elements(parsed.value)) {
    if (names.has(e.attrs['PartName']?.toLowerCase() ?? '')) edits.removeElement(e)
  }
  const text = edits.apply()
  return text === decoded.value.text ? null : { part, bytes: encodePart({ ...decoded.value, text }) }
}

/** A part's new text in the encoding it had. */
function reencoded(source: PackageSource, part: string, text: string): Uint8Array {
  const decoded = decodePart(source.part(part)!)
  if (!decoded.ok) throw new Error(inPart(part, decoded.error.message))
  return encodePart({ ...decoded.value, text })
}

/** The package as it will be. */
function withChanges(source: PackageSource, changes: ReadonlyMap<string, Uint8Array | null>): PackageSource {
  const byKey = new Map([...changes].map(([name, bytes]) => [name.toLowerCase(), bytes]))
  return {
    names: () => source.names().filter((name) => changes.get(name) !== null),
    part: (name) => {
      const change = byKey.get(name.toLowerCase())
      return change === undefined ? source.part(name) : (change ?? undefined)
    },
  }
}
