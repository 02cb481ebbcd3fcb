import type { Node } from 'prosemirror-model'
import { schema } from '../../document/schema.ts'
import { err, ok, type Result } from '../../result.ts'
import { decodePart, type Encoding } from '../encoding.ts'
import { findPart, inPart, readRelationships, type DocxPackage } from '../package.ts'
import { clip, elements, outerXml, parseXml, type XmlElement, type XmlRoot } from '../xml.ts'
import { readBlock, readFilled } from './block-reader.ts'
import { PartContext, type Slice } from './part-context.ts'
import { readTextBoxes } from './textbox-reader.ts'
import type { PartStory, TextBox } from './part-story.ts'
import { RevisionIds } from './properties.ts'

export type { PartStory, TextBox } from './part-story.ts'

/** Hears how much of a document is read, from 0 to 1, now and then. */
export type Progress = (done: number) => void

const BLOCKS_PER_REPORT = 250

export type PartKind = 'body' | 'header' | 'footer' | 'footnotes' | 'endnotes' | 'comments'

/** A part as read: its stories, and what writing needs to put unchanged blocks back byte for byte. */
export interface PartReading {
  readonly part: string
  readonly kind: PartKind
  readonly text: string
  readonly encoding: Encoding
  readonly root: XmlRoot
  readonly stories: readonly PartStory[]
  /** Flows inside text boxes, in document order, each read with ordinals of its own. */
  readonly textboxes: readonly TextBox[]
  readonly slices: readonly Slice[]
  readonly nodes: readonly Node[]
  /** Elements that are kept whole and shown as placeholders. */
  readonly opaques: readonly XmlElement[]
  readonly messages: readonly string[]
}

/** Elements that are asked for by their text far more often than by their children. */
const PROPERTIES: ReadonlySet<string> = new Set(['w:rPr', 'w:pPr', 'w:tcPr', 'w:trPr', 'w:tblPr', 'w:tblGrid'])

const SPINES: Readonly<Record<PartKind, readonly string[]>> = {
  body: ['w:document', 'w:body'],
  header: ['w:hdr'],
  footer: ['w:ftr'],
  footnotes: ['w:footnotes'],
  endnotes: ['w:endnotes'],
  comments: ['w:comments'],
}

const NO_SKIP: ReadonlySet<string> = new Set()

/** Reads one part to its stories. Failures are those of the XML: `bad-xml`, `doctype`, `too-deep`, with the part's name. */
export function readPart(
  pkg: DocxPackage,
  part: string,
  kind: PartKind,
  ids: RevisionIds,
  progress?: Progress,
): Result<PartReading> {
  const decoded = decodePart(pkg.source.part(part) ?? new Uint8Array())
  if (!decoded.ok) return err({ kind: decoded.error.kind, message: inPart(part, decoded.error.message) })
  const { encoding } = decoded.value
  const text = withRoom(decoded.value.text, kind)
  const relationships = part === pkg.mainPart ? ok([...pkg.relationships]) : readRelationships(pkg.source, part)
  if (!relationships.ok) return relationships
  const ctx = new PartContext(text, relationships.value, ids)
  const spine = SPINES[kind]
  const reader =
    kind === 'body' || kind === 'header' || kind === 'footer'
      ? new FlowReader(ctx, spine.at(-1)!)
      : new NotesReader(ctx)
  let read = 0
  const onChild = (child: XmlElement, parent: XmlElement): void => {
    reader.child(child, parent)
    if (++read % BLOCKS_PER_REPORT === 0) progress?.(child.end / text.length)
  }
  const parsed = parseXml(text, new Set(spine), onChild, PROPERTIES)
  if (!parsed.ok) return err({ kind: parsed.error.kind, message: inPart(part, parsed.error.message) })
  if (parsed.value.name !== spine[0]) {
    return err({ kind: 'bad-xml', message: inPart(part, `the root is ${clip(parsed.value.name)}, not ${spine[0]!}`) })
  }
  const fault = reader.end(parsed.value)
  if (fault !== null) return err({ kind: 'bad-xml', message: inPart(part, fault) })
  return ok({
    part,
    kind,
    text,
    encoding,
    root: parsed.value,
    stories: reader.stories(),
    textboxes: readTextBoxes(ctx),
    slices: ctx.slices,
    nodes: ctx.nodes,
    opaques: ctx.opaques,
    messages: [...ctx.messages],
  })
}

/** `<w:hdr/>` and `<w:comment w:id="1"/>` have no inside to write into: they are given one, which is the same XML. */
function withRoom(text: string, kind: PartKind): string {
  // Of a long body only what can be found fast is looked at: w:body itself is not empty there.
  if (kind === 'body' && text.length > 50_000 && !text.includes('txbxContent/>')) return text
  return text.replaceAll(EMPTY_FLOW, (_, name: string, attributes: string) => `<${name}${attributes}></${name}>`)
}

const EMPTY_FLOW =
  /<((?:[\w.-]+:)?(?:body|hdr|ftr|footnote|endnote|comment|txbxContent))((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/>/g

/** Body, header, footer: the blocks are children of one element. */
class FlowReader {
  readonly #ctx: PartContext
  readonly #flow: string
  #blocks: Node[] = []
  #last: number | undefined
  #from = 0
  #to = 0
  #sectPr: string | null = null
  #flows = 0
  constructor(ctx: PartContext, flow: string) {
    this.#ctx = ctx
    this.#flow = flow
  }

  child(element: XmlElement, parent: XmlElement): void {
    if (parent.name !== this.#flow) {
      if (element.name === this.#flow) this.#close(element)
      return
    }
    this.#from = parent.inner
    if (element.name === 'w:sectPr' && this.#flow === 'w:body') this.#sectPr = outerXml(element, this.#ctx.text)
    else this.#blocks.push(readBlock(element, this.#ctx, this.#last ?? parent.inner))
    this.#last = element.end
    this.#to = element.end
  }

  /** What is wrong with the part as a whole; null when nothing is. */
  end(root: XmlElement): string | null {
    if (root.name === this.#flow) this.#close(root)
    return this.#flows === 1 ? null : `it holds ${this.#flows === 0 ? 'no' : 'more than one'} ${this.#flow}`
  }

  #close(flow: XmlElement): void {
    this.#flows++
    if (this.#blocks.length === 0 && this.#sectPr === null) this.#from = this.#to = flow.inner
  }

  stories(): PartStory[] {
    // A flow without a block gets the paragraph it lacks: Word does the same on opening.
    const blocks = this.#blocks.length === 0 ? [schema.nodes.paragraph.create()] : this.#blocks
    return [
      { id: null, doc: schema.nodes.doc.create({ sectPr: this.#sectPr }, blocks), from: this.#from, to: this.#to },
    ]
  }
}

const NOTES: ReadonlySet<string> = new Set(['w:footnote', 'w:endnote', 'w:comment'])

/** Footnotes, endnotes, comments: each child is a story with an id. */
class NotesReader {
  readonly #ctx: PartContext
  #stories: PartStory[] = []
  // Stories are told apart by their ids, also where a file gives one id twice.
  readonly #ids = new RevisionIds()
  constructor(ctx: PartContext) {
    this.#ctx = ctx
  }

  child(element: XmlElement): void {
    if (!NOTES.has(element.name)) return
    const doc = schema.nodes.doc.create(null, readFilled(element, this.#ctx, NO_SKIP))
    const first = elements(element)[0]
    this.#stories.push({
      id: this.#ids.claim(element.attrs['w:id']),
      doc,
      from: element.inner,
      to: first === undefined ? element.inner : elements(element).at(-1)!.end,
    })
  }

  end(): null {
    return null
  }

  stories(): PartStory[] {
    return this.#stories
  }
}

/** Finds the parts a document points to by relationship type, header2 before header10. */
export function relatedParts(pkg: DocxPackage, type: string): string[] {
  const names = pkg.relationships
    .filter((r) => r.type === type && !r.external)
    .map((r) => findPart(pkg.source, r.target))
    .filter((name): name is string => name !== undefined)
  const number = (name: string): number => Number(/(\d{1,9})\.\w+$/.exec(name)?.[1] ?? 0)
  return [...new Set(names)].sort((a, b) => number(a) - number(b))
}
