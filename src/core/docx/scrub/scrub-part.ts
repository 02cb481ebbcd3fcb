import { ok, type Result } from '../../result.ts'
import { decodePart, encodePart } from '../encoding.ts'
import type { PackageSource } from '../package.ts'
import type { DocxReading } from '../read/read-docx.ts'
import type { HiddenRuns } from './hidden-runs.ts'
import { isJpeg, stripJpeg } from './jpeg.ts'
import { asXml } from './leftovers.ts'
import type { RemovedNames } from './names.ts'
import type { PartScrub } from './part-scrub.ts'
import { isPng, stripPng } from './png.ts'
import { scrubAppProperties, scrubCoreProperties } from './properties.ts'
import type { FindingKind, FindingLog, ScrubOptions } from './receipt.ts'
import type { Relation, Relations } from './relations.ts'
import { fields } from './rules-fields.ts'
import { localLinks, picturePaths } from './rules-links.ts'
import { authorsAndDates, dataBindings, editingSessions, editors, settings } from './rules-marks.ts'
import { commentPlaces, emptiedWrappers, hiddenText } from './rules-text.ts'
import { TextEdits } from './text-edits.ts'
import { walkPart } from './walk.ts'

/** What the scrubbing of one package's parts shares. */
export interface PackageScrub {
  readonly source: PackageSource
  readonly options: ScrubOptions
  readonly log: FindingLog
  readonly names: RemovedNames
  readonly hidden: HiddenRuns
  readonly relations: readonly Relations[]
  /** Parts to the type of the first relationship that leads to them. */
  readonly types: ReadonlyMap<string, string>
}

/** Relationship types whose parts are shown or run and are not looked into, with the reason given. */
const NOT_LOOKED_INTO: Readonly<Record<string, readonly [FindingKind, string]>> = {
  package: ['embedded-file', 'an embedded file with properties of its own; the text shows it. Replace it by a picture'],
  oleObject: ['embedded-file', 'an embedded object with properties of its own; the text shows it'],
  control: ['embedded-file', 'an embedded control; the text shows it'],
  activeXControlBinary: ['embedded-file', 'an embedded control; the text shows it'],
  aFChunk: ['embedded-file', 'a whole document put in as it was; open and save the file in Word, then scrub it'],
  vbaProject: ['macro', 'macros are not looked into; save the file as .docx to be rid of them'],
  glossaryDocument: ['not-searched', 'building blocks and the prompts of content controls; scrubbed like the text'],
  font: ['not-searched', ''],
}

/**
 * The new bytes of a part that stays; null where nothing in it changes.
 *
 * @param removedRelations relationships that go; those that nothing in the part needs any more are added.
 */
export function scrubPart(
  scrub: PackageScrub,
  part: string,
  removedRelations: Set<Relation>,
  reading: DocxReading,
): Result<Uint8Array | null> {
  const { source, log, names } = scrub
  const bytes = source.part(part)!
  if (/\.rels$/i.test(part) || part.toLowerCase() === '[content_types].xml') return ok(null)
  const type = scrub.types.get(part) ?? ''
  const known = NOT_LOOKED_INTO[type]
  if (known !== undefined && known[1] !== '') log.add(part, known[0], 'kept', '', known[1])
  if (known !== undefined && type !== 'glossaryDocument') return ok(null)
  if (isJpeg(bytes) || isPng(bytes)) return ok(scrubImage(scrub, part, bytes))
  const text = asXml(bytes)
  if (text === undefined) {
    log.add(part, 'not-searched', 'kept', '', `a format that is not looked into (${type || 'no type'})`)
    return ok(null)
  }
  let changed: Result<string>
  if (/^core-properties$/.test(type)) changed = scrubCoreProperties(part, text, log, names)
  else if (/^extended-?properties$/i.test(type)) changed = scrubAppProperties(part, text, log, names)
  else changed = scrubXml(scrub, part, text, removedRelations)
  if (!changed.ok) {
    // A story that cannot be read has failed the whole before; what is left is drawn by other rules or not at all.
    if (reading.parts.some((p) => p.part === part)) return changed
    log.add(part, 'not-searched', 'kept', '', `it cannot be read (${changed.error.message})`)
    return ok(null)
  }
  if (changed.value === text) return ok(null)
  const reparsed = walkPart(changed.value, () => {})
  if (!reparsed.ok) throw new Error(`scrubbing broke ${part}: ${reparsed.error.message}`)
  const decoded = decodePart(bytes)
  return decoded.ok ? ok(encodePart({ ...decoded.value, text: changed.value })) : decoded
}

function scrubImage(scrub: PackageScrub, part: string, bytes: Uint8Array): Uint8Array | null {
  const stripped = isJpeg(bytes) ? stripJpeg(bytes) : stripPng(bytes)
  if (stripped === null) {
    scrub.log.add(part, 'not-searched', 'kept', '', 'a damaged picture')
    return null
  }
  for (const what of stripped.removed) scrub.log.add(part, 'image-metadata', 'removed', what)
  return stripped.removed.length === 0 ? null : stripped.bytes
}

function scrubXml(scrub: PackageScrub, part: string, text: string, removedRelations: Set<Relation>): Result<string> {
  const relations = scrub.relations.find((r) => r.owner === part)
  const edits = new TextEdits(text)
  const context: PartScrub = {
    edits,
    options: scrub.options,
    names: scrub.names,
    hidden: scrub.hidden,
    relations: new Map(relations?.items.map((item) => [item.id, item])),
    removedRelations,
    gone: new Set(),
    log: (kind, action, example = '', reason = '') => scrub.log.add(part, kind, action, example, reason),
  }
  const links = localLinks(context)
  const rules = [
    editingSessions(context),
    authorsAndDates(context),
    settings(context),
    dataBindings(context),
    editors(context),
    fields(context),
    picturePaths(context),
    links.visit,
    commentPlaces(context),
    hiddenText(context),
    // Last: it asks what the others have left.
    emptiedWrappers(context),
  ]
  const walked = walkPart(text, (element, ancestors) => {
    for (const rule of rules) rule(element, ancestors)
  })
  if (!walked.ok) return walked
  links.finish()
  return ok(edits.apply())
}
