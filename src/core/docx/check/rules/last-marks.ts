import { child, elements, type XmlElement } from '../../xml.ts'
import { isAnchor } from '../../read/inline-reader.ts'
import type { Findings } from '../finding.ts'
import type { Place } from '../place.ts'
import type { PartKind } from '../facts.ts'
import { each, type RuleMaker } from '../rule.ts'
import { TEXT_BOXES } from '../../namespaces.ts'

const FLOWS: ReadonlySet<string> = new Set<PartKind | 'other'>(['body', 'header', 'footer'])

/**
 * Accepting a deleted mark joins its paragraph with the one that follows (ECMA-376 part 1, 17.13.5.15). After the last of
 * a cell or story there is none: the mark stays, whatever is decided. Word writes it itself where all of a cell, row or
 * story is deleted, which is no finding for a row or cell that is marked so.
 */
export const lastMarks: RuleMaker = (findings) => {
  let inFlow = false
  let last: Place | undefined
  return {
    startPart: ({ kind }) => {
      inFlow = FLOWS.has(kind)
      last = undefined
    },
    enterEach: (place) => {
      if (inFlow && place.parent === undefined && place.name !== 'w:sectPr' && !isAnchor(place.name)) last = place
    },
    enter: {
      'w:tc': (place) => {
        const row = child(place.parent?.element, 'w:trPr')
        const cell = child(place.element, 'w:tcPr')
        if (child(row, 'w:del') === undefined && child(cell, 'w:cellDel') === undefined) judgeFlow(findings, place)
      },
      ...each([...TEXT_BOXES, 'w:footnote', 'w:endnote', 'w:comment'], (place) => judgeFlow(findings, place)),
    },
    endPart: () => {
      if (last !== undefined) judge(findings, last)
    },
  }
}

function judgeFlow(findings: Findings, flow: Place): void {
  const last = elements(flow.element).findLast((e) => !isAnchor(e.name) && e.name !== 'w:proofErr')
  if (last !== undefined) judge(findings, flow.below(last))
}

function judge(findings: Findings, place: Place): void {
  if (place.name !== 'w:p' || !hasDeletedMark(place.element)) return
  findings.warning(
    'last-mark-deleted',
    place,
    'the mark of a last paragraph is deleted: nothing follows to join it with',
  )
}

function hasDeletedMark(paragraph: XmlElement): boolean {
  return child(child(child(paragraph, 'w:pPr'), 'w:rPr'), 'w:del') !== undefined
}
