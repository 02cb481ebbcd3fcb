import { each, type RuleMaker } from '../rule.ts'
import type { Place } from '../place.ts'

const PROPERTY_CHANGES = ['rPr', 'pPr', 'sectPr', 'tblPr', 'tblPrEx', 'trPr', 'tcPr', 'tblGrid'].map(
  (name) => `w:${name}Change`,
)
const RANGE_STARTS = ['moveFrom', 'moveTo', 'customXmlIns', 'customXmlDel', 'customXmlMoveFrom', 'customXmlMoveTo'].map(
  (kind) => `w:${kind}RangeStart`,
)

/** Every element that is a tracked change or opens the range of one (ECMA-376 part 1, 17.13.5). */
export const REVISIONS = [
  ...['ins', 'del', 'moveFrom', 'moveTo', 'cellIns', 'cellDel', 'cellMerge', 'numberingChange'].map((n) => `w:${n}`),
  ...PROPERTY_CHANGES,
  ...RANGE_STARTS,
]

/**
 * Annotation identifiers (17.13.4-17.13.6, w:id). Word keeps three spaces of them: revisions of every kind, bookmarks,
 * and comments, whose numbers may meet; within one of the first two a number is given once in all the story parts. It
 * opens files that give one twice, but pairs a bookmark's edges by it and takes revisions of one number for one.
 */
export const ids: RuleMaker = (findings) => {
  const unique = (rule: string, what: string): ((place: Place) => void) => {
    const seen = new Set<string>()
    return (place) => {
      const id = place.attr('w:id')
      if (id === undefined) {
        findings.error('annotation-id', place, `${what} has no w:id, which the schema requires`)
        return
      }
      // Word reads a 32-bit number; it writes negative ones itself now and then.
      if (!/^[+-]?\d+$/.test(id) || Number(id) > 0x7fff_ffff || Number(id) < -0x8000_0000) {
        findings.error('annotation-id', place, `the w:id "${id}" of ${what} is not a number Word can read`)
      } else if (Number(id) < 0) {
        findings.warning('annotation-id-negative', place, `the w:id ${id} of ${what} is negative`)
      }
      if (seen.has(id)) {
        const message = `another ${what.replace(/^an? /, '')} has the w:id ${id} too; ids tell them apart`
        // Nothing decides on a change of the grid alone, and one well-known producer gives them all the id 0.
        if (place.name === 'w:tblGridChange') findings.warning(rule, place, message)
        else findings.error(rule, place, message)
      }
      seen.add(id)
    }
  }
  return {
    enter: {
      ...each(REVISIONS, unique('revision-id-duplicate', 'a tracked change')),
      'w:bookmarkStart': unique('bookmark-id-duplicate', 'a bookmark'),
    },
  }
}
