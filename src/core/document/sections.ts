import { child, elements, parseFragment, type XmlElement } from '../docx/xml.ts'
import { integer, isOn, twips, val } from './formatting-values.ts'

/** Sections: which paper, margins, columns and page furniture a stretch of the body has (ECMA-376 part 1, 17.6). */

/** Paper and margins in twips. */
export interface PageBox {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
  /** From the paper's edge to the header, and from the footer to the edge. */
  readonly header: number
  readonly footer: number
}

export const FURNITURE_KINDS = ['header', 'footer'] as const
export type FurnitureKind = (typeof FURNITURE_KINDS)[number]
/** For which pages a header or footer is: ST_HdrFtr (17.18.36). */
export type FurnitureUse = 'default' | 'first' | 'even'

/** Relationship ids of headers and footers, by use. */
export type FurnitureIds = Readonly<Partial<Record<FurnitureUse, string>>>

export type SectionStart = 'nextPage' | 'continuous' | 'nextColumn' | 'evenPage' | 'oddPage'

export interface Section {
  readonly page: PageBox
  readonly columns: number
  /** Twips between columns. */
  readonly columnGap: number
  /** How it begins, seen from the section before. */
  readonly start: SectionStart
  /** Its first page has furniture of its own (w:titlePg). */
  readonly hasTitlePage: boolean
  readonly header: FurnitureIds
  readonly footer: FurnitureIds
}

/** A4 with an inch around: what is shown when a document says nothing. */
const DEFAULT_PAGE: PageBox = {
  width: 11906,
  height: 16838,
  top: 1440,
  right: 1440,
  bottom: 1440,
  left: 1440,
  header: 720,
  footer: 720,
}
const LEAST_PAPER = 2880
const MOST_PAPER = 32_000

/** Reads a w:sectPr element; '' or null gives the section of a document that says nothing. */
export function readSection(sectPr: string | null): Section {
  const root = parseFragment(sectPr ?? '')[0]
  const columns = child(root, 'w:cols')
  const title = child(root, 'w:titlePg')
  return {
    page: readPage(root),
    columns: Math.min(45, Math.max(1, integer(columns?.attrs['w:num']) ?? 1)),
    columnGap: twips(columns?.attrs['w:space']) ?? 720,
    start: readStart(val(child(root, 'w:type'))),
    hasTitlePage: title !== undefined && isOn(val(title)),
    header: readFurniture(root, 'header'),
    footer: readFurniture(root, 'footer'),
  }
}

function readStart(type: string | undefined): SectionStart {
  return type === 'continuous' || type === 'nextColumn' || type === 'evenPage' || type === 'oddPage' ? type : 'nextPage'
}

function readPage(root: XmlElement | undefined): PageBox {
  const size = child(root, 'w:pgSz')?.attrs ?? {}
  const margin = child(root, 'w:pgMar')?.attrs ?? {}
  const length = (value: string | undefined, otherwise: number): number => {
    const n = twips(value)
    // A negative margin says that furniture may not push the text (17.6.11); its amount is the margin all the same.
    return n === undefined || Math.abs(n) > MOST_PAPER ? otherwise : Math.abs(n)
  }
  const width = Math.max(LEAST_PAPER, length(size['w:w'], DEFAULT_PAGE.width))
  const gutter = length(margin['w:gutter'], 0)
  const left = length(margin['w:left'], DEFAULT_PAGE.left) + gutter
  const right = length(margin['w:right'], DEFAULT_PAGE.right)
  // Margins that leave no place for text are those of a broken file.
  const fits = left + right <= width - LEAST_PAPER / 4
  return {
    width,
    height: Math.max(LEAST_PAPER, length(size['w:h'], DEFAULT_PAGE.height)),
    top: length(margin['w:top'], DEFAULT_PAGE.top),
    bottom: length(margin['w:bottom'], DEFAULT_PAGE.bottom),
    left: fits ? left : 0,
    right: fits ? right : 0,
    header: length(margin['w:header'], DEFAULT_PAGE.header),
    footer: length(margin['w:footer'], DEFAULT_PAGE.footer),
  }
}

function readFurniture(root: XmlElement | undefined, kind: FurnitureKind): FurnitureIds {
  const ids: Partial<Record<FurnitureUse, string>> = {}
  for (const reference of root === undefined ? [] : elements(root)) {
    const id = reference.attrs['r:id']
    if (reference.name !== `w:${kind}Reference` || id === undefined) continue
    const use = reference.attrs['w:type']
    ids[use === 'first' || use === 'even' ? use : 'default'] = id
  }
  return ids
}

/** Sections in the document's order, with what each takes over from the one before: a header it does not name (17.10.1). */
export function resolveSections(sections: readonly Section[]): Section[] {
  const resolved: Section[] = []
  for (const section of sections) {
    const before = resolved.at(-1)
    resolved.push({
      ...section,
      header: { ...before?.header, ...section.header },
      footer: { ...before?.footer, ...section.footer },
    })
  }
  return resolved
}
