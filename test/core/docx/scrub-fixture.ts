import type { PackageSource } from '../../../src/core/docx/package.ts'
import type { Finding, ScrubOptions } from '../../../src/core/docx/scrub/receipt.ts'
import { scrubPackage, type Scrubbed } from '../../../src/core/docx/scrub/scrub-package.ts'

/** Packages made by hand, part by part, and what a scrub makes of them. */

export const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
const W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
const DU = 'xmlns:w16du="http://schemas.microsoft.com/office/word/2023/wordml/word16du"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
export const decode = (bytes: Uint8Array | null | undefined): string => new TextDecoder().decode(bytes ?? undefined)

export const DEFAULTS: ScrubOptions = { keepAuthors: false, keepComments: false, party: 'Meridian Ltd' }

export type Parts = Record<string, string | Uint8Array>

/** A relationship as `[type, target]`, ids rId1, rId2 … in order; with a third member it is external. */
export type Rel = readonly [type: string, target: string, external?: true]

export function rels(...list: readonly Rel[]): string {
  const items = list.map(([type, target, external], i) => {
    const uri = type.startsWith('http') ? type : `${OFFICE}/${type}`
    return `<Relationship Id="rId${i + 1}" Type="${uri}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`
  })
  return `<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`
}

/** A document around this body, with further parts and relationships. */
export function crafted(
  body: string,
  parts: Parts = {},
  documentRels: readonly Rel[] = [],
  root: readonly Rel[] = [],
): Map<string, Uint8Array> {
  const overrides = Object.keys(parts)
    .filter((name) => name.endsWith('.xml') && !name.startsWith('['))
    .map((name) => `<Override PartName="/${name}" ContentType="application/xml"/>`)
  const all: Parts = {
    '[Content_Types].xml':
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>' +
      `${overrides.join('')}</Types>`,
    '_rels/.rels': rels(['officeDocument', 'word/document.xml'], ...root),
    'word/document.xml': `<w:document ${W} ${R} ${W14} ${W15} ${DU}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': rels(...documentRels),
    ...parts,
  }
  return new Map(
    Object.entries(all).map(([name, content]) => [name, typeof content === 'string' ? encode(content) : content]),
  )
}

export function sourceOf(parts: ReadonlyMap<string, Uint8Array>): PackageSource {
  return { names: () => [...parts.keys()], part: (name) => parts.get(name) }
}

export interface Outcome extends Scrubbed {
  readonly parts: Map<string, Uint8Array>
  text(part: string): string
  /** Findings as 'kind action count' with the reason, by part. */
  found(part: string): string[]
}

/** Scrubs, and holds every crafted package to the laws: the source untouched, the same twice, nothing left to do. */
export function scrubbed(parts: ReadonlyMap<string, Uint8Array>, options: Partial<ScrubOptions> = {}): Outcome {
  const all = { ...DEFAULTS, ...options }
  const result = scrubPackage(sourceOf(parts), all)
  if (!result.ok) throw new Error(result.error.message)
  const { changes, receipt } = result.value
  const merged = new Map<string, Uint8Array | null>([...parts, ...changes])
  const after = new Map([...merged].filter((e): e is [string, Uint8Array] => e[1] !== null))
  return {
    changes,
    receipt,
    parts: after,
    text: (part) => decode(after.get(part)),
    found: (part) => findingsOf(receipt.parts.find((p) => p.part === part)?.findings ?? []),
  }
}

export function findingsOf(findings: readonly Finding[]): string[] {
  return findings.map(({ kind, action, count }) => `${kind} ${action} ${count}`)
}

/** A paragraph with runs of these. */
export const p = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`
export const r = (text: string, rPr = ''): string =>
  `<w:r>${rPr === '' ? '' : `<w:rPr>${rPr}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
