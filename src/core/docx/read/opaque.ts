import type { InnerRevision } from '../../document/revision-attrs.ts'
import { TEXT_BOXES } from '../namespaces.ts'
import { elements, outerXml, textOf, type XmlElement } from '../xml.ts'
import { readRevision, type RevisionIds } from './properties.ts'

/** Looks into elements that are kept whole: their words, and the tracked changes in equations and ruby text. */

/** Revisions that may stand in an equation (CT_MathCtrlIns, CT_MathCtrlDel and run level, ECMA-376 part 1, 22.1 and 17.13.5). */
const KIND_OF: Readonly<Record<string, InnerRevision['kind'] | undefined>> = {
  'w:ins': 'insertion',
  'w:del': 'deletion',
  'w:moveFrom': 'moveFrom',
  'w:moveTo': 'moveTo',
  'w:rPrChange': 'formatting',
}

export function innerKind(element: XmlElement): InnerRevision['kind'] | undefined {
  return KIND_OF[element.name]
}

const WORDS: ReadonlySet<string> = new Set(['m:t', 'w:t'])

/** Words that search and compare must not miss: those of an equation, of ruby text, of an element we do not know. */
export function wordsOf(element: XmlElement, names: ReadonlySet<string> = WORDS): string {
  if (names.has(element.name)) return textOf(element)
  return TEXT_BOXES.has(element.name)
    ? ''
    : elements(element)
        .map((e) => wordsOf(e, names))
        .join('')
}

/** The same where it stands in a paragraph; what is drawn there has none of its own. */
export function inlineWordsOf(element: XmlElement): string {
  return /^w:(drawing|pict|object)$|^mc:/.test(element.name) ? '' : wordsOf(element)
}

const REVISED_WORDS: ReadonlySet<string> = new Set([...WORDS, 'w:delText'])

/** Every revision below an element (or itself), parents first. */
export function revisionsBelow(element: XmlElement): XmlElement[] {
  const own = innerKind(element) === undefined ? [] : [element]
  // The old properties that a change remembers are no content.
  return element.name === 'w:rPrChange' ? own : own.concat(elements(element).flatMap(revisionsBelow))
}

/** Does it hold tracked changes? Text boxes are stories, whose revisions are decided like any other. */
export function holdsRevisions(element: XmlElement): boolean {
  if (TEXT_BOXES.has(element.name)) return false
  return /^w:(ins|del|moveFrom|moveTo|[a-zA-Z]+Change)$/.test(element.name) || elements(element).some(holdsRevisions)
}

/** Can they be decided without knowing what the element is? Only where they are about runs: not about paragraphs or tables. */
export function holdsBlocks(element: XmlElement): boolean {
  return elements(element).some((e) => /^w:(p|tbl)$/.test(e.name) || TEXT_BOXES.has(e.name) || holdsBlocks(e))
}

/** The attributes of an opaque node for what is revised in it; none where nothing is or it cannot be decided here. */
export function revisedAttrs(
  element: XmlElement,
  text: string,
  ids: RevisionIds,
): { xml: string; revisions: readonly InnerRevision[] } | null {
  if (!holdsRevisions(element) || holdsBlocks(element)) return null
  const revisions = readInner(element, '', ids)
  return revisions.length === 0 ? null : { xml: outerXml(element, text), revisions }
}

/** @param run the words of the run around, which are what a change of its look is about. */
function readInner(element: XmlElement, run: string, ids: RevisionIds): InnerRevision[] {
  const kind = innerKind(element)
  const words = (): string => wordsOf(element, REVISED_WORDS)
  if (kind === 'formatting') return [{ ...readRevision(element, ids), kind, text: run }]
  const own: InnerRevision[] = kind === undefined ? [] : [{ ...readRevision(element, ids), kind, text: words() }]
  const inside = element.name === 'm:r' || element.name === 'w:r' ? words() : run
  return own.concat(elements(element).flatMap((e) => readInner(e, inside, ids)))
}
