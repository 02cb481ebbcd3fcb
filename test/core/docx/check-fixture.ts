import { checkPackage, type Finding } from '../../../src/core/docx/check/check-package.ts'
import type { PackageSource } from '../../../src/core/docx/package.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
const MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
const WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
const W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
export const DECLARED = [W, R, W14, MC, WP, W15].join(' ')

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Parts beside the body: their content, and under which type of relationship the body points to them. */
export interface Extra {
  readonly type: string
  readonly xml: string
}

const PACKAGE: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>' +
    '</Types>',
  '_rels/.rels': relationships([['rId1', 'officeDocument', 'word/document.xml']]),
}

export function relationships(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const each = list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${TYPE}/${type}" Target="${target}"/>`)
  return `<Relationships xmlns="${RELATIONSHIPS}">${each.join('')}</Relationships>`
}

/** A package from the text of its parts; a name may stand in it twice. */
export function packageOf(parts: readonly (readonly [name: string, text: string])[]): PackageSource {
  const bytes = new Map(parts.map(([name, text]) => [name, new TextEncoder().encode(text)]))
  return { names: () => parts.map(([name]) => name), part: (name) => bytes.get(name) }
}

/** A document whose body holds `body`, with parts by name. Those of `parts` replace the usual ones. */
export function documentOf(
  body: string,
  extras: Readonly<Record<string, Extra>> = {},
  parts: Readonly<Record<string, string>> = {},
): PackageSource {
  const points = Object.entries(extras).map(([name, { type }], i) => [`rId${i + 1}`, type, name] as const)
  const all = {
    ...PACKAGE,
    'word/document.xml': `<w:document ${DECLARED}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships(points),
    ...Object.fromEntries(Object.entries(extras).map(([name, { xml }]) => [`word/${name}`, xml])),
    ...parts,
  }
  return packageOf(Object.entries(all))
}

export function rulesOf(findings: readonly Finding[]): string[] {
  return findings.map((f) => f.rule).sort()
}

/** The rules that find something in a document with this body, sorted. */
export function check(...document: Parameters<typeof documentOf>): string[] {
  return rulesOf(checkPackage(documentOf(...document)))
}

/** How often each rule finds something. */
export function counts(findings: readonly Finding[]): Record<string, number> {
  const out: Record<string, number> = {}
  for (const { rule } of findings) out[rule] = (out[rule] ?? 0) + 1
  return out
}

const BY = 'w:author="A" w:date="2024-01-31T12:00:00Z"'
/** Attributes of a lawful revision. */
export const by = (id: number): string => `w:id="${id}" ${BY}`
export const r = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`
export const p = (content: string): string => `<w:p>${content}</w:p>`
export const table = (rows: string): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows}</w:tbl>`
export const cell = (content: string): string => `<w:tc>${content}</w:tc>`
export const story = (name: string, content: string): string => `<w:${name} ${DECLARED}>${content}</w:${name}>`
