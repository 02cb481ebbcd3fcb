import { test } from 'vitest'
import { doc, p, ins, del, pilcrow, table, row, cell, changed, rPr, attrs, tab, anchor, fmt } from '../../support/build.ts'
import { show } from '../../support/show.ts'
test('x', () => {
  console.log(show(doc(p('kept ', ins('A', 'new ', del('B', 'gone')), rPr('<w:b/>', 'bo'), fmt('A', '', 'x'), tab(), anchor('bookmarkStart', '3', 'n'), pilcrow({ ins: 'A', del: 'B' })), p(attrs({ pPr: '<w:jc w:val="center"/>' }), 'y'), table(row(changed({ ins: 'A' }), cell(p('x')), cell(changed({ del: 'B' }), p('y'))))), { ids: true }))
})
