import { child, elements, type XmlElement } from '../../xml.ts'
import { isAnchor } from '../../read/inline-reader.ts'
import type { RuleMaker } from '../rule.ts'

/** Children that are no content of a cell, row or table. */
const BESIDE: ReadonlySet<string> = new Set(['w:tcPr', 'w:trPr', 'w:tblPr', 'w:tblPrEx', 'w:tblGrid', 'w:proofErr'])

/** What an element holds, seen through content controls and without range edges. */
function contentOf(parent: XmlElement): XmlElement[] {
  return elements(parent).flatMap((e) => {
    if (BESIDE.has(e.name) || isAnchor(e.name)) return []
    if (e.name === 'w:sdt') return contentOf(child(e, 'w:sdtContent') ?? { ...e, children: [] })
    return e.name === 'w:customXml' ? contentOf(e).filter((c) => c.name !== 'w:customXmlPr') : [e]
  })
}

/** A cell holds a block and ends with a paragraph, a row holds a cell, a table a row and a grid (ECMA-376 part 1, 17.4.37, 17.4.48, 17.4.65, 17.4.78). */
export const tables: RuleMaker = (findings) => ({
  everyCopy: true,
  enter: {
    'w:tc': (place) => {
      const last = contentOf(place.element).at(-1)
      if (last === undefined) findings.error('cell-empty', place, 'a cell without a paragraph: Word refuses the file')
      else if (last.name === 'w:tbl') {
        findings.error('cell-ends-in-table', place, 'a cell ends in a table: Word refuses it without a paragraph after')
      }
    },
    'w:tr': (place) => {
      if (!contentOf(place.element).some((e) => e.name === 'w:tc')) {
        findings.error('row-empty', place, 'a row without a cell: Word refuses the file')
      }
    },
    'w:tbl': (place) => {
      if (!contentOf(place.element).some((e) => e.name === 'w:tr')) {
        findings.error('table-empty', place, 'a table without a row: Word refuses the file')
      }
      if (child(place.element, 'w:tblGrid') === undefined) {
        findings.warning(
          'table-without-grid',
          place,
          'a table without w:tblGrid: the schema asks for it, Word guesses widths',
        )
      }
    },
  },
})
