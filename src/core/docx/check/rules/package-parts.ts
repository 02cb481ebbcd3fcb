import { findPart, parsePart, readRelationships, type PackageSource, type Relationship } from '../../package.ts'
import { elements } from '../../xml.ts'
import type { Findings, Where } from '../finding.ts'

const TYPES = '[Content_Types].xml'

/** The package as such (ECMA-376 part 2): names, content types, relationships and what they point to. */
export function judgePackage(source: PackageSource, findings: Findings): void {
  const names = source.names()
  judgeNames(names, findings)
  const targets = new Set<string>()
  for (const part of ['', ...names.filter((name) => !name.endsWith('.rels'))]) {
    const read = readRelationships(source, part)
    if (!read.ok) findings.error('part-unreadable', at(relsOf(part)), read.error.message)
    else judgeTargets(source, part, read.value, targets, findings)
  }
  judgeTypes(source, names, targets, findings)
}

const at = (part: string): Where => ({ part, path: '' })

function relsOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

/** Part names are compared without regard to case (6.2.2.3). */
function judgeNames(names: readonly string[], findings: Findings): void {
  const seen = new Set<string>()
  for (const name of names) {
    const key = name.toLowerCase()
    if (seen.has(key))
      findings.error('part-name-duplicate', at(name), 'two parts have this name: readers choose differently')
    seen.add(key)
  }
}

/** Ids are unique in a part's relationships, internal targets exist (6.5.3). */
function judgeTargets(
  source: PackageSource,
  part: string,
  relationships: readonly Relationship[],
  targets: Set<string>,
  findings: Findings,
): void {
  const seen = new Set<string>()
  for (const { id, type, target, external } of relationships) {
    const where = at(relsOf(part))
    if (seen.has(id)) findings.error('relationship-id-duplicate', where, `two relationships have the id ${id}`)
    seen.add(id)
    if (external) continue
    const name = partNamed(source, target)
    if (name !== undefined) targets.add(name)
    else findings.error('relationship-dangling', where, `${id} (${type}) points to ${target}, which is not in the file`)
  }
}

/** A target is a URI: it may carry a fragment and escapes (annex A). */
function partNamed(source: PackageSource, target: string): string | undefined {
  const hash = target.indexOf('#')
  const path = hash < 0 ? target : target.slice(0, hash)
  const direct = findPart(source, path)
  if (direct !== undefined) return direct
  try {
    return findPart(source, decodeURIComponent(path))
  } catch {
    return undefined
  }
}

/** Every part has a content type, by its name or its extension (6.2.3): Word refuses a file that uses one without. */
function judgeTypes(
  source: PackageSource,
  names: readonly string[],
  targets: ReadonlySet<string>,
  findings: Findings,
): void {
  const typesName = findPart(source, TYPES)
  if (typesName === undefined)
    return findings.error('content-types-missing', at(TYPES), 'Word cannot open a file without it')
  const parsed = parsePart(source, typesName)
  if (!parsed.ok) return findings.error('part-unreadable', at(TYPES), parsed.error.message)
  const entries = elements(parsed.value)
  const keys = (name: string, attribute: string): Set<string> =>
    new Set(entries.filter((e) => e.name === name).map((e) => (e.attrs[attribute] ?? '').toLowerCase()))
  const overrides = keys('Override', 'PartName')
  const extensions = keys('Default', 'Extension')
  for (const name of names) {
    const lower = name.toLowerCase()
    if (name === typesName || overrides.has(`/${lower}`)) continue
    if (extensions.has(lower.slice(lower.lastIndexOf('.') + 1))) continue
    const message = 'the part has no content type'
    if (targets.has(name)) findings.error('content-type-missing', at(name), `${message}: Word refuses the file`)
    else findings.warning('content-type-missing', at(name), `${message} and nothing points to it: Word drops it`)
  }
}
