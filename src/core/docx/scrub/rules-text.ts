import { splitProperties } from '../read/properties.ts'
import { child, elements, textOf, type XmlElement } from '../xml.ts'
import { remove, type PartScrub } from './part-scrub.ts'
import type { Visit } from './walk.ts'

/** What is taken out of the flow of text: the places of comments, and text that is hidden. */

const COMMENT_PLACES: ReadonlySet<string> = new Set(['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference'])

/** Comments' anchors and references; the comments themselves go with their parts. */
export function commentPlaces(scrub: PartScrub): Visit {
  return (element) => {
    if (scrub.options.keepComments || !COMMENT_PLACES.has(element.name)) return
    remove(scrub, element)
    if (element.name === 'w:commentReference') scrub.log('comment', 'removed', '', 'its place in the text')
  }
}

/** Children of a run that are text and nothing but (EG_RunInnerContent, ECMA-376 part 1, 17.3.3). */
const RUN_TEXT: ReadonlySet<string> = new Set(
  't delText tab br cr sym noBreakHyphen softHyphen ptab'.split(' ').map((name) => `w:${name}`),
)
const RUN_KEPT: ReadonlySet<string> = new Set(
  'drawing pict object footnoteReference endnoteReference'.split(' ').map((name) => `w:${name}`),
)
const RPR_CHANGE: ReadonlySet<string> = new Set(['w:rPrChange'])

/** Text in hidden runs. Field codes and their edges stay: index and contents entries are hidden by their nature. */
export function hiddenText(scrub: PartScrub): Visit {
  return (element, ancestors) => {
    if (element.name === 'w:r') hiddenRun(scrub, element, ancestors)
    else if (element.name === 'w:trPr' && isOn(child(element, 'w:hidden'))) {
      scrub.log('hidden-text', 'kept', '', 'a hidden table row; show or delete it in Word')
    }
  }
}

function hiddenRun(scrub: PartScrub, run: XmlElement, ancestors: readonly XmlElement[]): void {
  const text = elements(run).filter((e) => RUN_TEXT.has(e.name))
  const others = elements(run).filter((e) => RUN_KEPT.has(e.name))
  if (text.length === 0 && others.length === 0) return
  const visibility = visibilityOf(scrub, run, ancestors)
  if (visibility === 'shown') return
  const words = text.map(textOf).join('')
  if (visibility === 'tracked') {
    return scrub.log('hidden-text', 'kept', words, 'a tracked change hides it; accept or reject that first')
  }
  if (!isInText(ancestors)) {
    return scrub.log('hidden-text', 'kept', words, 'hidden inside something that is kept whole; delete it in Word')
  }
  for (const e of text) remove(scrub, e)
  if (text.length > 0) scrub.log('hidden-text', 'removed', words)
  for (const e of others) {
    scrub.log('hidden-text', 'kept', e.name.slice(2), 'a hidden picture, object or note; show or delete it in Word')
  }
}

function visibilityOf(scrub: PartScrub, run: XmlElement, ancestors: readonly XmlElement[]) {
  const { xml, taken } = splitProperties(child(run, 'w:rPr'), scrub.edits.text, RPR_CHANGE)
  const change = taken.get('w:rPrChange')
  const old = change === undefined ? null : splitProperties(elements(change)[0], scrub.edits.text, RPR_CHANGE).xml
  const paragraph = ancestors.findLast((e) => e.name === 'w:p')
  const pPr = paragraph === undefined ? undefined : child(paragraph, 'w:pPr')
  return scrub.hidden.of(child(pPr, 'w:pStyle')?.attrs['w:val'] ?? null, xml, old)
}

function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !/^(0|false|off)$/.test(element.attrs['w:val'] ?? '')
}

/** What may stand between a paragraph and its runs, and shows nothing once nothing is in it. */
const WRAPPERS: ReadonlySet<string> = new Set(
  'ins del moveFrom moveTo hyperlink smartTag sdt sdtContent customXml fldSimple dir bdo'
    .split(' ')
    .map((n) => `w:${n}`),
)
/** Children that are no content. */
const BESIDE: ReadonlySet<string> = new Set(
  'rPr proofErr sdtPr sdtEndPr smartTagPr customXmlPr'.split(' ').map((name) => `w:${name}`),
)

/**
 * Runs and wrappers of which nothing is left: an empty wrapper is a revision of nothing, or a link that shows nothing.
 * Comes after the rules that take out.
 */
export function emptiedWrappers(scrub: PartScrub): Visit {
  return (element, ancestors) => {
    if (element.name !== 'w:r' && !WRAPPERS.has(element.name)) return
    const content = elements(element).filter((e) => !BESIDE.has(e.name))
    if (content.length === 0 || !content.every((e) => scrub.gone.has(e))) return
    if (isInText(ancestors)) remove(scrub, element)
  }
}

/** True when only wrappers stand between an element and its paragraph; not inside ruby, math and the like. */
function isInText(ancestors: readonly XmlElement[]): boolean {
  return ancestors.findLast((e) => !WRAPPERS.has(e.name))?.name === 'w:p'
}
