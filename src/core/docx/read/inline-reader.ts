import type { Mark, Node } from 'prosemirror-model'
import { schema } from '../../document/schema.ts'
import type { WrapKind } from '../../document/revision-attrs.ts'
import { child, isElement, outerXml, textOf, type XmlElement } from '../xml.ts'
import { readPropertyChange, readRevision, splitProperties } from './properties.ts'
import type { PartContext } from './part-context.ts'
import { inlineWordsOf, revisedAttrs } from './opaque.ts'
import { imageOf } from './image.ts'

/**
 * Reads what stands inside a paragraph: runs become text and atoms with marks, revision wrappers become marks on what
 * they hold, other wrappers become `wrap` marks, empty range edges become anchors, everything else is opaque.
 */

const { marks: M, nodes: N } = schema
const RPR_CHANGE: ReadonlySet<string> = new Set(['w:rPrChange'])

/** Layout and proofing traces that Word recomputes: the documented noise that is not kept in an edited block. */
const NOISE: ReadonlySet<string> = new Set(['w:proofErr', 'w:lastRenderedPageBreak', 'w:rPr', 'w:pPr'])

const RANGES = [
  'bookmark',
  'commentRange',
  'moveFromRange',
  'moveToRange',
  'customXmlInsRange',
  'customXmlDelRange',
  'customXmlMoveFromRange',
  'customXmlMoveToRange',
]
const ANCHORS: ReadonlySet<string> = new Set(
  RANGES.flatMap((kind) => [`w:${kind}Start`, `w:${kind}End`]).concat('w:permStart', 'w:permEnd'),
)

export function isAnchor(name: string): boolean {
  return ANCHORS.has(name)
}

// Maps, not objects: an element may be called `constructor`.
const WRAPS: ReadonlyMap<string, WrapKind> = new Map([
  ['w:hyperlink', 'hyperlink'],
  ['w:sdt', 'sdt'],
  ['w:smartTag', 'smartTag'],
  ['w:customXml', 'customXml'],
  ['w:fldSimple', 'fldSimple'],
  ['w:dir', 'dir'],
  ['w:bdo', 'bdo'],
])

const REVISIONS: ReadonlyMap<string, 'ins' | 'del' | 'moveFrom' | 'moveTo'> = new Map([
  ['w:ins', 'ins'],
  ['w:del', 'del'],
  ['w:moveFrom', 'moveFrom'],
  ['w:moveTo', 'moveTo'],
])

export function readInline(parent: XmlElement, ctx: PartContext, marks: readonly Mark[], out: Node[]): void {
  for (const element of parent.children) {
    if (!isElement(element)) continue
    const { name } = element
    if (name === 'w:r') readRun(element, ctx, marks, out)
    else if (NOISE.has(name)) continue
    else if (REVISIONS.has(name)) readRevised(element, ctx, marks, out)
    else if (WRAPS.has(name)) readWrap(element, ctx, marks, out)
    else if (isAnchor(name)) out.push(anchor(element, ctx).mark(marks))
    else out.push(opaque(element, ctx, 'paragraph').mark(marks))
  }
}

function readRevised(element: XmlElement, ctx: PartContext, marks: readonly Mark[], out: Node[]): void {
  const type = M[REVISIONS.get(element.name)!]
  const has = marks.some((m) => m.type === type)
  // `ins` in `ins` is never written by Word; the outer one, which a reader meets first, decides.
  if (has) ctx.message(`a nested ${element.name} was read as part of the one around it`)
  const before = out.length
  readInline(element, ctx, has ? marks : type.create({ ...readRevision(element, ctx.ids) }).addToSet(marks), out)
  if (out.length === before) ctx.message(`an empty ${element.name} holds nothing to accept or reject`)
}

function readWrap(element: XmlElement, ctx: PartContext, marks: readonly Mark[], out: Node[]): void {
  const kind = WRAPS.get(element.name)!
  const content = kind === 'sdt' ? child(element, 'w:sdtContent') : element
  if (content === undefined || content.children.length === 0) {
    out.push(opaque(element, ctx, 'paragraph').mark(marks))
    return
  }
  const mark = M.wrap.create({ key: ctx.nextKey(), kind, open: ctx.openXml(element, content) })
  const before = out.length
  readInline(
    content,
    ctx,
    [...marks.filter((m) => m.type === M.wrap), mark, ...marks.filter((m) => m.type !== M.wrap)],
    out,
  )
  if (out.length === before) out.push(opaque(element, ctx, 'paragraph').mark(marks))
}

function anchor(element: XmlElement, ctx: PartContext): Node {
  return N.anchor.create({
    kind: element.name.slice(2),
    id: element.attrs['w:id'] ?? '',
    name: element.attrs['w:name'] ?? '',
    xml: outerXml(element, ctx.text),
  })
}

export function opaque(element: XmlElement, ctx: PartContext, level: 'run' | 'paragraph'): Node {
  const kind = element.name.slice(element.name.indexOf(':') + 1)
  ctx.opaque(element)
  return N.opaqueInline.create({
    src: ctx.slice(element),
    kind,
    text: inlineWordsOf(element),
    level,
    image: imageOf(element, ctx.relationships),
    ...revisedAttrs(element, ctx.text, ctx.ids),
  })
}

function readRun(run: XmlElement, ctx: PartContext, marks: readonly Mark[], out: Node[]): void {
  const rPr = child(run, 'w:rPr')
  const set = rPr === undefined ? marks : runMarks(rPr, ctx, marks)
  for (const element of run.children) {
    if (!isElement(element)) continue
    const node = readRunChild(element, ctx, set)
    if (node !== null) out.push(node)
  }
}

function runMarks(rPr: XmlElement, ctx: PartContext, marks: readonly Mark[]): readonly Mark[] {
  const { xml, taken } = splitProperties(rPr, ctx.text, RPR_CHANGE, ctx.split)
  let set = xml === '' ? marks : ctx.runMarks(marks, xml)
  const change = readPropertyChange(taken.get('w:rPrChange'), ctx.text, ctx.ids)
  if (change !== null) set = M.fmt.create({ ...change }).addToSet(set)
  return set
}

const KEEPS_CHILDREN = /^w:(fldChar|drawing|pict|object|ruby)$|^mc:/

/** One child of w:r (EG_RunInnerContent, ECMA-376 part 1, 17.3.3). Null for what holds nothing or is noise. */
function readRunChild(element: XmlElement, ctx: PartContext, marks: readonly Mark[]): Node | null {
  const { attrs } = element
  // What the schema gives no children is read by its text or name alone: where it has some, it is kept whole.
  // (The children of w:rPr are built when they are asked for, so they are not.)
  if (element.name !== 'w:rPr' && element.children.some(isElement) && !KEEPS_CHILDREN.test(element.name)) {
    return opaque(element, ctx, 'run').mark(marks)
  }
  switch (element.name) {
    case 'w:t':
    case 'w:delText': {
      const text = visibleText(element)
      return text === '' ? null : schema.text(text, marks)
    }
    case 'w:tab':
      return N.tab.create(null, null, marks)
    case 'w:br':
      return N.break.create({ type: breakType(attrs['w:type']), clear: attrs['w:clear'] ?? null }, null, marks)
    case 'w:cr':
      return N.break.create(null, null, marks)
    case 'w:noBreakHyphen':
    case 'w:softHyphen':
      return N.hyphen.create({ kind: element.name === 'w:softHyphen' ? 'soft' : 'noBreak' }, null, marks)
    case 'w:sym':
      return N.symbol.create({ font: attrs['w:font'] ?? '', char: attrs['w:char'] ?? '' }, null, marks)
    case 'w:footnoteReference':
    case 'w:endnoteReference':
      return noteRef(element, ctx).mark(marks)
    case 'w:fldChar':
      return N.field.create({ edge: attrs['w:fldCharType'] ?? 'begin', xml: outerXml(element, ctx.text) }, null, marks)
    case 'w:instrText':
    case 'w:delInstrText':
      return N.instr.create({ text: textOf(element) }, null, marks)
    case 'w:commentReference':
      return N.commentRef.create({ id: attrs['w:id'] ?? '' }, null, marks)
    case 'w:rPr':
    case 'w:lastRenderedPageBreak':
      return null
    default:
      return /^w:(footnoteRef|endnoteRef|annotationRef|separator|continuationSeparator|ptab|pgNum|dayShort|dayLong|monthShort|monthLong|yearShort|yearLong)$/.test(
        element.name,
      )
        ? N.runAtom.create(
            {
              kind: element.name.slice(2),
              xml: outerXml(element, ctx.text),
              text: element.name === 'w:ptab' ? '\t' : '',
            },
            null,
            marks,
          )
        : opaque(element, ctx, 'run').mark(marks)
  }
}

function breakType(type: string | undefined): string {
  return type === 'page' || type === 'column' ? type : 'line'
}

function noteRef(element: XmlElement, ctx: PartContext): Node {
  const kind = element.name === 'w:footnoteReference' ? 'footnote' : 'endnote'
  const custom = /^(1|true|on)$/.test(element.attrs['w:customMarkFollows'] ?? '')
  return N.noteRef.create({ kind, id: element.attrs['w:id'] ?? '', custom, label: custom ? '' : ctx.noteLabel(kind) })
}

/**
 * A w:t without xml:space="preserve" loses ASCII blanks at its ends, as Word and LibreOffice read it; line ends and
 * tabs inside are blanks. U+00A0 is text.
 */
function visibleText(element: XmlElement): string {
  const raw = textOf(element).replace(/[\t\r\n]/g, ' ')
  return element.attrs['xml:space'] === 'preserve' ? raw : withoutOuterBlanks(raw)
}

/** By hand: a pattern for blanks at the end looks through every run of blanks inside as often as it is long. */
function withoutOuterBlanks(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && text[start] === ' ') start++
  while (end > start && text[end - 1] === ' ') end--
  return text.slice(start, end)
}
