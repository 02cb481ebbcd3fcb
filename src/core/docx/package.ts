import { err, ok, type Result } from '../result.ts'
import { decodePart } from './encoding.ts'
import { clip, elements, parseXml } from './xml.ts'

/** What core needs of a container: its parts by name (no leading slash), already inflated and within limits. */
export interface PackageSource {
  names(): string[]
  part(name: string): Uint8Array | undefined
}

export interface Relationship {
  readonly id: string
  /** The last segment of the type URI: 'styles', 'header', 'image' …, equal for transitional and strict. */
  readonly type: string
  /** Part name for internal targets, the URI as written for external ones. */
  readonly target: string
  readonly external: boolean
}

/** A .docx opened as an OPC package (ECMA-376 part 2): where its main part is and what it points to. */
export interface DocxPackage {
  readonly source: PackageSource
  readonly mainPart: string
  readonly relationships: readonly Relationship[]
}

const WORD_MAIN =
  /wordprocessingml\.(document|template)\.main\+xml$|ms-word\.(document|template)\.macroEnabled(Template)?\.main\+xml$/i

/** @returns the package, or `not-a-docx`, `no-document-part`, `bad-xml`, `doctype`. */
export function openPackage(source: PackageSource): Result<DocxPackage> {
  const root = readRelationships(source, '')
  if (!root.ok) return root
  const main = root.value.find((r) => r.type === 'officeDocument' && !r.external)
  if (main === undefined) {
    return err({
      kind: 'not-a-docx',
      message:
        'This package names no main document, so it is not a Word file. Nothing was changed. Ask the sender for the document as .docx',
    })
  }
  const name = findPart(source, main.target)
  if (name === undefined) {
    return err({
      kind: 'no-document-part',
      message: `This document is damaged: its main part (${clip(main.target)}) is missing. Nothing was changed. Ask the sender for a fresh copy`,
    })
  }
  const type = contentTypeOf(source, name)
  if (type !== undefined && !WORD_MAIN.test(type)) {
    return err({
      kind: 'not-a-docx',
      message: `This is ${kindOfContent(type)}, not a Word document. Nothing was changed. Save it as .docx first, then import that`,
    })
  }
  const relationships = readRelationships(source, name)
  return relationships.ok ? ok({ source, mainPart: name, relationships: relationships.value }) : relationships
}

function kindOfContent(type: string): string {
  if (/spreadsheetml|ms-excel/i.test(type)) return 'an Excel workbook'
  if (/presentationml|ms-powerpoint/i.test(type)) return 'a PowerPoint presentation'
  return `a file of type ${clip(type)}`
}

/** Part names are equal when their ASCII letters differ in case alone (ECMA-376 part 2, 6.2.2.3). */
export function findPart(source: PackageSource, name: string): string | undefined {
  if (source.part(name) !== undefined) return name
  let names = namesOf.get(source)
  if (names === undefined) {
    names = new Map(source.names().map((n) => [n.toLowerCase(), n]))
    namesOf.set(source, names)
  }
  return names.get(name.toLowerCase())
}

/** Names by their lower case: many parts are asked for that are not there, in packages of many parts. */
const namesOf = new WeakMap<PackageSource, ReadonlyMap<string, string>>()

/** The relationships of a part, or of the package for ''. A part without any has none, which is no error. */
export function readRelationships(source: PackageSource, part: string): Result<Relationship[]> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const relsName = findPart(source, `${folder}_rels/${part.slice(slash + 1)}.rels`)
  if (relsName === undefined) return ok([])
  const parsed = parsePart(source, relsName)
  if (!parsed.ok) return parsed
  return ok(
    elements(parsed.value)
      .filter((e) => e.attrs['Id'] !== undefined && e.attrs['Target'] !== undefined)
      .map((e) => {
        const external = e.attrs['TargetMode'] === 'External'
        const target = e.attrs['Target']!
        return {
          id: e.attrs['Id']!,
          type: (e.attrs['Type'] ?? '').split('/').at(-1)!,
          target: external ? target : resolveTarget(folder, target),
          external,
        }
      }),
  )
}

/** Resolves a relationship target against its part's folder. `..` never leaves the package. */
export function resolveTarget(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : `/${folder}${target}`
  const out: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') out.pop()
    else if (segment !== '' && segment !== '.') out.push(segment)
  }
  return out.join('/')
}

function contentTypeOf(source: PackageSource, name: string): string | undefined {
  const typesName = findPart(source, '[Content_Types].xml')
  const parsed = typesName === undefined ? undefined : parsePart(source, typesName)
  if (parsed === undefined || !parsed.ok) return undefined
  const types = elements(parsed.value)
  const wanted = `/${name}`.toLowerCase()
  const override = types.find((e) => e.name.endsWith('Override') && e.attrs['PartName']?.toLowerCase() === wanted)
  if (override !== undefined) return override.attrs['ContentType']
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return types.find((e) => e.name.endsWith('Default') && e.attrs['Extension']?.toLowerCase() === extension)?.attrs[
    'ContentType'
  ]
}

/** Parses a small part whole. Failures name the part. */
export function parsePart(source: PackageSource, name: string): ReturnType<typeof parseXml> {
  const decoded = decodePart(source.part(name) ?? new Uint8Array())
  const parsed = decoded.ok ? parseXml(decoded.value.text) : decoded
  return parsed.ok ? parsed : err({ kind: parsed.error.kind, message: inPart(name, parsed.error.message) })
}

/** One message for a part that cannot be read. */
export function inPart(part: string, what: string): string {
  const next =
    'If Word opens it, save it there again as .docx and try that one; if not, ask the sender for a fresh copy'
  return `This document cannot be read: in ${clip(part)} ${what}. Nothing was changed. ${next}`
}
