import type { Node } from 'prosemirror-model'
import type { InnerRevision } from '../../document/revision-attrs.ts'
import { isAnchor } from '../../docx/read/inline-reader.ts'
import { innerKind, inlineWordsOf, revisionsBelow, wordsOf } from '../../docx/read/opaque.ts'
import { elements, isElement, parseFragment, serialise, type XmlElement } from '../../docx/xml.ts'
import type { Case } from './case.ts'

/*
 * Revisions inside an element that is kept whole, decided on its XML. In an equation they stand around runs, around what a
 * run holds, or (with nothing but a look inside) in a run or in the m:ctrlPr of a structure such as a fraction: there they
 * are about that run or structure itself (CT_MathCtrlIns, CT_MathCtrlDel, ECMA-376 part 1, 22.1).
 */

/** The node with the picked revisions decided: itself when none is, null when nothing of it is left. */
export function decideOpaque(node: Node, c: Case): Node | null {
  const revisions = node.attrs.revisions as readonly InnerRevision[] | null
  if (revisions === null || !revisions.some((r) => c.picks(r, r.kind))) return node
  const before = parseFragment(node.attrs.xml as string)
  const surgery = new Surgery(before, revisions, c)
  const after = before.flatMap((element) => surgery.decided(element))
  if (isNothing(after)) return null
  const left = after.flatMap(revisionsBelow).map((element) => surgery.revisionOf(element)!)
  const words = node.isInline ? inlineWordsOf : wordsOf
  const attrs = {
    xml: after.map(serialise).join(''),
    revisions: left.length === 0 ? null : left,
    text: after.map((element) => words(element)).join(''),
  }
  return node.isInline ? node.type.create({ ...node.attrs, ...attrs }, null, node.marks) : c.rebuilt(node, attrs, null)
}

class Surgery {
  readonly #case: Case
  /** Elements of the tree before and after, by what they say. */
  readonly #revisions = new Map<XmlElement, InnerRevision>()

  constructor(roots: readonly XmlElement[], revisions: readonly InnerRevision[], c: Case) {
    this.#case = c
    for (const [i, element] of roots.flatMap(revisionsBelow).entries()) this.#revisions.set(element, revisions[i]!)
  }

  revisionOf(element: XmlElement): InnerRevision | undefined {
    return this.#revisions.get(element)
  }

  /** What an element becomes: itself, something else, several elements, or none but the range edges that were in it. */
  decided(element: XmlElement): XmlElement[] {
    if (element.name === 'w:rPr') return [this.#look(element)]
    if (this.#goes(element)) return edgesIn(element)
    const structure = elements(element).find((e) => e.name === `${element.name}Pr`)
    const control = structure && elements(structure).find((e) => e.name === 'm:ctrlPr')
    if (control !== undefined && marksOf(control).some((e) => this.#goes(e))) return this.#flattened(element)
    if (marksOf(element).some((e) => this.#goes(e))) return edgesIn(element)

    const made = this.#rebuilt(element)
    if (EMPTIED.has(element.name) && hasContent(element) && !hasContent(made)) return edgesIn(made)
    const kind = innerKind(element)
    const revision = this.#revisions.get(element)
    if (kind === undefined || revision === undefined) return [made]
    if (this.#case.picks(revision, kind)) {
      if (kind === 'formatting') return []
      return elements(kind === 'deletion' ? this.#restored(made) : made)
    }
    return elements(made).length === 0 && elements(element).length > 0 ? [] : [made]
  }

  /** Does the decision take away what this revision is around? */
  #goes(element: XmlElement): boolean {
    const revision = this.#revisions.get(element)
    return revision !== undefined && this.#case.removes(revision.kind) && this.#case.picks(revision, revision.kind)
  }

  #look(rPr: XmlElement): XmlElement {
    const change = elements(rPr).find((e) => e.name === 'w:rPrChange')
    const revision = change && this.#revisions.get(change)
    if (change === undefined || revision === undefined || !this.#case.picks(revision, 'formatting')) return rPr
    const old = elements(change)[0]
    const now = elements(rPr).filter((e) => e !== change)
    return { ...rPr, children: this.#case.decision === 'accept' ? now : old === undefined ? [] : elements(old) }
  }

  /** A structure that goes leaves what stands in it: a fraction its numerator and denominator, unless they go as well. */
  #flattened(structure: XmlElement): XmlElement[] {
    return elements(structure)
      .filter((e) => !isProperties(e))
      .flatMap((e) => (ARGUMENTS.has(e.name) ? this.#flattened(e) : this.decided(e)))
  }

  #rebuilt(element: XmlElement): XmlElement {
    return this.#like(element, {
      children: element.children.flatMap((e): (XmlElement | string)[] => (isElement(e) ? this.decided(e) : [e])),
    })
  }

  /** What was deleted and is not: its text is text again (ECMA-376 part 1, 17.3.3.7), but for what is deleted otherwise. */
  #restored(element: XmlElement): XmlElement {
    const children = element.children.map((e) => (!isElement(e) || e.name === 'w:del' ? e : this.#restored(e)))
    return this.#like(element, { name: TEXT_AGAIN[element.name] ?? element.name, children })
  }

  /** A copy that says the same of what is revised. */
  #like(element: XmlElement, changes: Partial<XmlElement>): XmlElement {
    const made = { ...element, ...changes }
    const revision = this.#revisions.get(element)
    if (revision !== undefined) this.#revisions.set(made, revision)
    return made
  }
}

const TEXT_AGAIN: Readonly<Record<string, string | undefined>> = {
  'w:delText': 'w:t',
  'w:delInstrText': 'w:instrText',
}

/** Elements that go when all that they held goes: they would show an empty box where nothing was. */
const EMPTIED: ReadonlySet<string> = new Set(['m:r', 'w:r', 'm:oMath', 'm:oMathPara'])

/** What structures hold their content in (ECMA-376 part 1, 22.1.2). */
const ARGUMENTS: ReadonlySet<string> = new Set(
  ['e', 'num', 'den', 'sub', 'sup', 'deg', 'fName', 'lim', 'mr'].map((name) => `m:${name}`),
)

const MARKED: ReadonlySet<string> = new Set(['m:r', 'm:ctrlPr'])

/** The revisions that are about a run or structure as such: those with nothing but its look inside, nested ones too. */
function marksOf(carrier: XmlElement): XmlElement[] {
  if (!MARKED.has(carrier.name)) return []
  const nested = (e: XmlElement): XmlElement[] => [
    e,
    ...elements(e)
      .filter((inner) => inner.name !== 'w:rPr')
      .flatMap(nested),
  ]
  return elements(carrier).filter(isMark).flatMap(nested)
}

function isMark(element: XmlElement): boolean {
  const kind = innerKind(element)
  return kind !== undefined && kind !== 'formatting' && elements(element).every((e) => e.name === 'w:rPr' || isMark(e))
}

function isProperties(element: XmlElement): boolean {
  return element.name.endsWith('Pr')
}

function hasContent(element: XmlElement): boolean {
  return elements(element).some((e) => !isProperties(e) && !isAnchor(e.name))
}

/** Range edges survive what they stand in, so that pairs stay whole. */
function edgesIn(element: XmlElement): XmlElement[] {
  return isAnchor(element.name) ? [element] : elements(element).flatMap(edgesIn)
}

/** Nothing is left, or only ranges that begin and end here. */
function isNothing(left: readonly XmlElement[]): boolean {
  const open = new Set<string>()
  for (const { name, attrs } of left) {
    if (!isAnchor(name)) return false
    const pair = `${name.replace(/(Start|End)$/, '')} ${attrs['w:id'] ?? ''}`
    if (!open.delete(pair)) open.add(pair)
  }
  return open.size === 0
}
