import type {
  AbstractNumbering,
  LevelOverride,
  Numbering,
  NumberingInstance,
  NumberingLevel,
} from '../../document/numbering.ts'
import { strictNamespace } from '../comments/companions.ts'
import { namespaceOf } from '../namespaces.ts'
import { findPart, type DocxPackage } from '../package.ts'
import { addPart } from '../parts/add-part.ts'
import { XmlPart } from '../parts/xml-part.ts'
import { elements, escapeAttribute } from '../xml.ts'

/** Writes lists made in the editor into numbering.xml (ECMA-376 part 1, 17.9). */

const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships'

/**
 * The package's numbering part with these lists beside its own; made where there is none.
 *
 * @param mainText the main part's text, which says whether the package is strict
 * @returns every part that differs; none where the package's own lists cannot be read, which no program could number by
 */
export function withLists(pkg: DocxPackage, mainText: string, lists: Numbering): Map<string, Uint8Array> {
  const target = pkg.relationships.find((r) => r.type === 'numbering' && !r.external)?.target
  const name = target === undefined ? undefined : findPart(pkg.source, target)
  if (name === undefined) return newPart(pkg, mainText, lists)
  const part = XmlPart.read(pkg.source, name)
  return part.ok ? new Map([[name, added(part.value, lists).bytes()]]) : new Map()
}

function newPart(pkg: DocxPackage, mainText: string, lists: Numbering): Map<string, Uint8Array> {
  const strict = strictNamespace(mainText)
  const definitions = [...lists.abstracts.map((a) => abstractXml(a, '')), ...lists.instances.map((n) => numXml(n, ''))]
  const text =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<w:numbering xmlns:w="${strict ?? namespaceOf('w')!}">${definitions.join('')}</w:numbering>`
  const made = addPart(pkg.source, pkg.mainPart, {
    name: `${pkg.mainPart.slice(0, pkg.mainPart.lastIndexOf('/') + 1)}numbering.xml`,
    contentType: CONTENT_TYPE,
    relationshipType: `${strict === null ? OFFICE : STRICT}/numbering`,
    bytes: new TextEncoder().encode(text),
  })
  return made.ok ? made.value.changes : new Map()
}

/** CT_Numbering (17.9.16) is a sequence: definitions, then the lists that use them, then one trace of Word for the Mac. */
function added(part: XmlPart, lists: Numbering): XmlPart {
  const { part: bound, local } = part.bind('w', part.namespace)
  const nums = lists.instances.map((n) => numXml(n, local)).join('')
  const abstracts = lists.abstracts.map((a) => abstractXml(a, local)).join('')
  return insert(insert(bound, nums, 'w:num', ['w:numIdMacAtCleanup']), abstracts, 'w:abstractNum', [
    'w:num',
    'w:numIdMacAtCleanup',
  ])
}

/** Puts `xml` behind the last of its kind, else in front of the first of what has to follow, else last. */
function insert(part: XmlPart, xml: string, kind: string, before: readonly string[]): XmlPart {
  if (xml === '') return part
  const last = elements(part.root).findLast((e) => e.name === kind)
  if (last !== undefined) return part.after(last, xml)
  const next = elements(part.root).find((e) => before.includes(e.name))
  return next === undefined ? part.append(xml) : part.splice(next.start, next.start, xml)
}

/** CT_AbstractNum (17.9.1). */
function abstractXml({ id, levels }: AbstractNumbering, local: string): string {
  const type = levels.length > 1 ? 'multilevel' : 'singleLevel'
  return (
    `<w:abstractNum${local} w:abstractNumId="${id}"><w:multiLevelType w:val="${type}"/>` +
    `${levels.map(levelXml).join('')}</w:abstractNum>`
  )
}

/** CT_Num (17.9.15). */
function numXml({ id, abstractId, overrides }: NumberingInstance, local: string): string {
  return (
    `<w:num${local} w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>` +
    `${overrides.map(overrideXml).join('')}</w:num>`
  )
}

function overrideXml({ level, start, definition }: LevelOverride): string {
  return (
    `<w:lvlOverride w:ilvl="${level}">${start === null ? '' : value('startOverride', start)}` +
    `${definition === null ? '' : levelXml(definition)}</w:lvlOverride>`
  )
}

const JUSTIFIED = { start: 'left', center: 'center', end: 'right' } as const

/** CT_Lvl (17.9.6): its children in the schema's order. */
function levelXml(level: NumberingLevel): string {
  return (
    `<w:lvl w:ilvl="${level.level}">${value('start', level.start)}${value('numFmt', level.format)}` +
    (level.restart === null ? '' : value('lvlRestart', level.restart)) +
    (level.pStyle === null ? '' : value('pStyle', level.pStyle)) +
    (level.legal ? '<w:isLgl/>' : '') +
    (level.suffix === 'tab' ? '' : value('suff', level.suffix)) +
    value('lvlText', level.text) +
    value('lvlJc', JUSTIFIED[level.justify]) +
    (level.pPr === '' ? '' : `<w:pPr>${level.pPr}</w:pPr>`) +
    (level.rPr === '' ? '' : `<w:rPr>${level.rPr}</w:rPr>`) +
    '</w:lvl>'
  )
}

function value(name: string, val: string | number): string {
  return `<w:${name} w:val="${escapeAttribute(String(val))}"/>`
}
