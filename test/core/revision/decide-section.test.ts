import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { grouped } from '../../../src/core/document/groups.ts'
import { applyDecision } from '../../../src/core/revision/apply-decision.ts'
import { decide } from '../../../src/core/revision/decide.ts'
import { listRevisions } from '../../../src/core/revision/revisions.ts'
import { schema } from '../../../src/core/document/schema.ts'
import { doc, p } from '../../support/build.ts'

const PRESENT =
  '<w:sectPr><w:headerReference r:id="rId7"/><w:pgSz w:w="12240"/><w:sectPrChange w:id="9" w:author="A"><w:sectPr><w:pgSz w:w="11906"/></w:sectPr></w:sectPrChange></w:sectPr>'
const section = schema.nodes.doc.create({ sectPr: PRESENT }, doc(p('one')).content)

describe("the last section's tracked properties, which the body holds itself", () => {
  it('are listed behind the last paragraph', () => {
    expect(listRevisions(section)).toMatchObject([{ id: '9', author: 'A', kind: 'sectionFormatting', paragraph: 0 }])
  })

  it('are accepted and rejected with the header kept', () => {
    expect(decide(section, 'accept').attrs.sectPr).toBe(
      '<w:sectPr><w:headerReference r:id="rId7"/><w:pgSz w:w="12240"/></w:sectPr>',
    )
    expect(decide(section, 'reject').attrs.sectPr).toBe(
      '<w:sectPr><w:headerReference r:id="rId7"/><w:pgSz w:w="11906"/></w:sectPr>',
    )
    expect(decide(section, 'accept', () => false)).toBe(section)
  })

  it('are decided by steps that can be undone', () => {
    const before = grouped(section)
    const tr = applyDecision(new Transform(before), 'reject')
    expect(tr.doc.eq(decide(before, 'reject'))).toBe(true)
    expect(tr.doc.attrs.sectPr).toBe(decide(before, 'reject').attrs.sectPr)
    const undone = tr.steps.reduceRight((d, step, i) => step.invert(tr.docs[i]!).apply(d).doc!, tr.doc)
    expect(undone.attrs.sectPr).toBe(PRESENT)
  })
})
