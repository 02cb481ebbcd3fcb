import { child, elements, parseFragment, serialise, type XmlElement } from '../../docx/xml.ts'
import { isNumberingTrace } from '../revisions-in-properties.ts'
import type { Decision } from './case.ts'

/** Deciding the revisions that stand inside a property's canonical XML. */

/**
 * A paragraph's properties without the traces of tracked numbering, be it accepted or rejected: w:numberingChange holds
 * the number that used to be shown and w:ins an author and a date, neither holds properties to go back to (ECMA-376
 * part 1, 17.3.1.19 and 17.13.5). Rejecting restores old numbering through pPrChange, which holds it.
 */
export function withoutNumberingTraces(pPr: string): string {
  return parseFragment(pPr)
    .map((e) =>
      serialise(e.name === 'w:numPr' ? withChildren(e, (c) => c.filter((part) => !isNumberingTrace(part))) : e),
    )
    .join('')
}

/** Canonical XML of siblings but for those whose name matches; the very same where none does. */
export function withoutElements(xml: string, name: RegExp): string {
  const all = parseFragment(xml)
  const left = all.filter((e) => !name.test(e.name))
  return left.length === all.length ? xml : left.map(serialise).join('')
}

/**
 * A w:sectPr whose w:sectPrChange is decided. The old properties never hold header and footer references
 * (CT_SectPrBase, ECMA-376 part 1, 17.13.5.32), so rejecting keeps the present ones, which come first in the sequence.
 */
export function decidedSection(sectPr: string, decision: Decision): string {
  return decidedWhole(
    sectPr,
    'w:sectPrChange',
    decision,
    (e) => e.name === 'w:headerReference' || e.name === 'w:footerReference',
  )
}

/** A w:tblPrEx whose w:tblPrExChange is decided; null when nothing is left of it (ECMA-376 part 1, 17.13.5.35). */
export function decidedException(tblPrEx: string, decision: Decision): string | null {
  const xml = decidedWhole(tblPrEx, 'w:tblPrExChange', decision, () => false)
  return elements(parseFragment(xml)[0]!).length === 0 ? null : xml
}

function decidedWhole(xml: string, name: string, decision: Decision, keep: (e: XmlElement) => boolean): string {
  const whole = parseFragment(xml)[0]!
  const change = child(whole, name)
  const old = change === undefined ? undefined : elements(change)[0]
  return serialise(
    withChildren(whole, (present) =>
      decision === 'accept'
        ? present.filter((e) => e.name !== name)
        : [...present.filter(keep), ...(old === undefined ? [] : elements(old))],
    ),
  )
}

/** Elements that come before vMerge in tcPr's sequence (CT_TcPrBase, ECMA-376 part 1, 17.4.69). */
const BEFORE_VMERGE: ReadonlySet<string> = new Set(['w:cnfStyle', 'w:tcW', 'w:gridSpan', 'w:hMerge'])

/**
 * A cell's properties with its tracked merge decided. w:cellMerge says how the cell is to be merged with the one above
 * (`cont`) or not (`rest`), and how it was; without vMerge the present properties already say it, without vMergeOrig it
 * was not merged (ECMA-376 part 1, 17.13.5.3).
 */
export function decidedMerge(tcPr: string, cellMerge: string, decision: Decision): string {
  const attrs = parseFragment(cellMerge)[0]?.attrs ?? {}
  const wanted = decision === 'accept' ? attrs['w:vMerge'] : attrs['w:vMergeOrig']
  if (decision === 'accept' && wanted === undefined) return tcPr
  const others = parseFragment(tcPr).filter((e) => e.name !== 'w:vMerge')
  const at = others.findIndex((e) => !BEFORE_VMERGE.has(e.name))
  const split = at < 0 ? others.length : at
  const vMerge = wanted === 'cont' ? '<w:vMerge/>' : wanted === 'rest' ? '<w:vMerge w:val="restart"/>' : ''
  return others.slice(0, split).map(serialise).join('') + vMerge + others.slice(split).map(serialise).join('')
}

/** The grid that a w:tblGridChange remembers, as children of w:tblGrid; null when it holds none (17.13.5.33). */
export function oldGrid(tblGridChange: string): string | null {
  const grid = child(parseFragment(tblGridChange)[0], 'w:tblGrid')
  return grid === undefined ? null : elements(grid).map(serialise).join('')
}

function withChildren(element: XmlElement, change: (present: XmlElement[]) => XmlElement[]): XmlElement {
  return { ...element, children: change(elements(element)) }
}
