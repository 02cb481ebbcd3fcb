import type { Node } from 'prosemirror-model'
import type { Decoration, NodeView } from 'prosemirror-view'
import type { MarkRevisions, Revision } from '../../../../core/document/revision-attrs.ts'
import { schema, type RevisionMark } from '../../../../core/document/schema.ts'
import { isGone } from '../../../../core/document/text.ts'
import { changeInside } from '../../../../core/revision/revisions-in-properties.ts'
import { KIND_OF_PARAGRAPH_MARK } from '../../../../core/revision/revisions.ts'
import { describe } from '../kinds.ts'
import type { ParagraphSpec } from '../plugins/group-decorations.ts'
import type { SectionEdge } from '../plugins/sections.ts'
import type { ViewEnv } from './env.ts'
import type { ParagraphLook } from './looks.ts'
import { rule } from './rule.ts'

/** Elements of paragraphs to their looks, for laying tabs. */
export const lookOfElement = new WeakMap<Element, ParagraphLook>()

const NOTHING: ParagraphSpec = { label: null, cell: null }

/** A paragraph on the page: its look, its number, its change bar, and the mark that ends it. */
export class ParagraphView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  readonly #env: ViewEnv
  #node: Node
  #spec: ParagraphSpec
  readonly #edge: SectionEdge | null
  #mark = ''

  constructor(node: Node, decorations: readonly Decoration[], env: ViewEnv) {
    this.#env = env
    this.#node = node
    this.#spec = specOf(decorations)
    this.contentDOM = document.createElement('p')
    this.#edge = edgeOf(decorations)
    this.dom = hasFurniture(node, env) ? framed(this.contentDOM, node, this.#edge, env) : this.contentDOM
    this.#dress()
    this.#dressRuns(null)
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type !== schema.nodes.paragraph) return false
    const old = this.#node
    if (hasFurniture(old, this.#env) !== hasFurniture(node, this.#env) || old.attrs.sectPr !== node.attrs.sectPr) {
      return false
    }
    if (!sameEdge(edgeOf(decorations), this.#edge)) return false
    const spec = specOf(decorations)
    const isDressed = node.sameMarkup(old) && spec.cell === this.#spec.cell && sameLabel(spec, this.#spec)
    this.#node = node
    this.#spec = spec
    if (!isDressed) this.#dress()
    if (node.content !== old.content || !isDressed) this.#dressRuns(isDressed ? old : null)
    return true
  }

  /** Only what we set ourselves on the paragraph's own elements is none of the editor's business. */
  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    if (mutation.type === 'selection') return false
    // The end of a section below the text is ours alone.
    if (!this.contentDOM.contains(mutation.target)) return true
    return mutation.type === 'attributes' && (mutation.target === this.dom || mutation.target === this.contentDOM)
  }

  #look(): ParagraphLook {
    return this.#env.looks.paragraph(this.#node.attrs.pPr as string, this.#spec.cell)
  }

  #dress(): void {
    const look = this.#look()
    const p = this.contentDOM
    const { label } = this.#spec
    lookOfElement.set(p, look)
    const box = label === null ? null : this.#env.looks.label(look, label, this.#node.attrs.markRPr as string)
    const mark = markState(this.#node, this.#env)
    p.className = [look.className, box?.className, box === null ? '' : 'numbered', mark.className]
      .filter(Boolean)
      .join(' ')
    if (mark.title === '') delete p.dataset['mark']
    else p.dataset['mark'] = mark.title
    if (box === null) delete p.dataset['label']
    else {
      p.dataset['label'] = box.text
      p.style.setProperty('--label', `${box.width}px`)
      p.style.setProperty('--shift', `${box.shift}px`)
    }
    const { outlineLevel } = look.format
    if (outlineLevel === null) p.removeAttribute('role')
    else {
      p.setAttribute('role', 'heading')
      p.ariaLevel = String(outlineLevel + 1)
    }
  }

  /** Rules for the runs' looks, the change bar, and tabs to lay. */
  #dressRuns(old: Node | null): void {
    const look = this.#look()
    let tabs = false
    let changed = isMarked(this.#node)
    let kept = false
    let gone = false
    let bare = false
    this.#node.forEach((inline, _offset, i) => {
      if (inline.type === schema.nodes.tab) tabs = true
      for (const mark of inline.marks) {
        if (mark.type === schema.marks.rPr) {
          if (old?.maybeChild(i) !== inline) this.#env.looks.runIn(look, mark.attrs.xml as string)
        } else if (mark.type !== schema.marks.wrap) changed = true
      }
      bare ||= inline.isText && !schema.marks.rPr.isInSet(inline.marks)
      if (isGone(inline)) gone = true
      else if (inline.type !== schema.nodes.anchor) kept = true
    })
    const { del, moveFrom, ins, moveTo } = (this.#node.attrs.markRevisions as MarkRevisions | null) ?? {}
    const all = (name: RevisionMark, other: RevisionMark): boolean =>
      this.#node.children.every((n) =>
        n.marks.some((m) => m.type === schema.marks[name] || m.type === schema.marks[other]),
      )
    const { classList } = this.contentDOM
    classList.toggle('changed', changed)
    const isEmpty = this.#node.content.size === 0
    classList.toggle('tight', !bare && !isEmpty && look.format.spacing.lineRule === 'auto')
    classList.toggle('is-empty', isEmpty)
    // An empty paragraph is as high as its mark.
    const mark = this.#env.looks.markClass(look, this.#node.attrs.markRPr as string)
    if (mark !== this.#mark && this.#mark !== '') classList.remove(this.#mark)
    this.#mark = mark
    if (mark !== '') classList.toggle(mark, isEmpty)
    // A paragraph that is deleted with its mark leaves no empty line where deletions are hidden.
    classList.toggle('all-gone', !kept && (del !== undefined || moveFrom !== undefined))
    classList.toggle('all-new', !gone && (ins !== undefined || moveTo !== undefined) && all('ins', 'moveTo'))
    if (tabs) this.#env.layTabs(this.contentDOM)
  }
}

function specOf(decorations: readonly Decoration[]): ParagraphSpec {
  for (const { spec } of decorations) if ('label' in spec) return spec as ParagraphSpec
  return NOTHING
}

function edgeOf(decorations: readonly Decoration[]): SectionEdge | null {
  for (const { spec } of decorations) if ('edge' in spec) return (spec as { edge: SectionEdge }).edge
  return null
}

function sameEdge(a: SectionEdge | null, b: SectionEdge | null): boolean {
  return a === b || (a?.ended === b?.ended && a?.next === b?.next)
}

function sameLabel(a: ParagraphSpec, b: ParagraphSpec): boolean {
  if (a.label === b.label) return true
  return a.label?.text === b.label?.text && a.label?.rPr === b.label?.rPr && a.label?.level === b.label?.level
}

function isMarked(node: Node): boolean {
  return (
    node.attrs.markRevisions !== null ||
    node.attrs.pPrChange !== null ||
    changeInside(node.attrs.sectPr as string | null, 'w:sectPrChange') !== null
  )
}

/** The paragraph mark's revision as a class and in words. */
function markState(node: Node, { partyOf }: ViewEnv): { className: string; title: string } {
  const revisions = (node.attrs.markRevisions as MarkRevisions | null) ?? {}
  const formatted = (node.attrs.pPrChange as Revision | null) ?? revisions.fmt
  const format = formatted === undefined ? '' : `para-formatted bar-${partyOf(formatted.author)}`
  for (const key of ['del', 'moveFrom', 'ins', 'moveTo'] as const) {
    const revision = revisions[key]
    if (revision === undefined) continue
    const { author, date, utc } = revision
    return {
      className: `mark-${key === 'del' || key === 'moveFrom' ? 'del' : 'ins'} mark-${partyOf(author)} ${format}`,
      title: describe(KIND_OF_PARAGRAPH_MARK[key], author, date, utc),
    }
  }
  return { className: format, title: '' }
}

function breaksBefore(node: Node, env: ViewEnv): boolean {
  return env.looks.paragraph(node.attrs.pPr as string, null).format.pageBreakBefore
}

function hasFurniture(node: Node, env: ViewEnv): boolean {
  return node.attrs.sectPr !== null || breaksBefore(node, env)
}

/** What stands around a paragraph: the break before it, the end of its section after it. */
function framed(p: HTMLElement, node: Node, edge: SectionEdge | null, env: ViewEnv): HTMLElement {
  const frame = document.createElement('div')
  frame.className = 'framed'
  if (breaksBefore(node, env)) frame.append(rule('Page break', 'div', 'page'))
  frame.append(p)
  if (edge !== null) frame.append(env.sectionEdge(edge))
  return frame
}
