import { expect, test } from 'vitest'
import { bodyDoc, openDocument } from '../../../../src/main/app/documents.ts'
import { listFindings } from '../../../../src/core/document/checks/list.ts'
import { expectedResult } from '../../../../src/core/document/checks/reference-scan.ts'
import { readReferenceCode } from '../../../../src/core/document/references/field-code.ts'
import { grouped } from '../../../../src/core/document/groups.ts'
import { corpusBytes, corpusFiles, hasCorpus, NO_CORPUS } from '../../../support/corpus.ts'
import { checked } from '../../../support/checked.ts'

function checksOf(file: string) {
  const document = openDocument(corpusBytes(file))
  if (!document.ok) throw new Error(document.error.message)
  return checked(grouped(bodyDoc(document.value)), document.value.context)
}

test.skipIf(!hasCorpus).each([
  ['contracts/derived-cp-csa-xref-toc.docx', 5],
  ['contracts/docxodus-legal-contract-toc-xref.docx', 7],
])(
  `the numbers that Word last put into the REF fields of %s are those we count${hasCorpus ? '' : ` (${NO_CORPUS})`}`,
  (file, count) => {
    const checks = checksOf(file)
    const results = checks.groups.flatMap(({ facts }) =>
      facts.paragraphs.flatMap(({ facts: { reading } }) =>
        reading.fields.flatMap((field) => {
          const code = readReferenceCode(field.code)
          const target = checks.bookmarks.get(code?.bookmark ?? '')
          return code?.type === 'REF' && target !== undefined
            ? [[field.result, expectedResult(code, target, null)]]
            : []
        }),
      ),
    )
    expect(results).toHaveLength(count)
    for (const [shown, counted] of results) expect(counted).toBe(shown)
    expect(listFindings(checks).filter((f) => f.kind === 'stale-reference' || f.kind === 'broken-reference')).toEqual(
      [],
    )
  },
)

/** Findings that a reader of these contracts agrees with or shrugs at, in all; noise would show here first. */
test.skipIf(!hasCorpus)(
  `real contracts give few findings that are about words${hasCorpus ? '' : ` (${NO_CORPUS})`}`,
  () => {
    for (const file of corpusFiles('contracts')) {
      const checks = checksOf(file)
      const words = checks.groups.reduce(
        (n, { facts }) => n + facts.paragraphs.reduce((m, p) => m + p.facts.reading.text.split(/\s+/).length, 0),
        0,
      )
      const keys = new Set(
        listFindings(checks)
          .filter((f) => /term|defined|reference|numbering|unbalanced/.test(f.kind))
          .map((f) => `${f.kind} ${f.key}`),
      )
      expect(keys.size, file).toBeLessThanOrEqual(4 + words / 250)
    }
  },
)

test.skipIf(!hasCorpus)(`every finding stands at the words that it names${hasCorpus ? '' : ` (${NO_CORPUS})`}`, () => {
  for (const file of corpusFiles('contracts', 'tracked')) {
    const document = openDocument(corpusBytes(file))
    if (!document.ok) continue
    const doc = grouped(bodyDoc(document.value))
    for (const finding of listFindings(checked(doc, document.value.context))) {
      if (finding.kind === 'numbering' || finding.kind === 'unused-term' || finding.kind === 'broken-reference')
        continue
      const said = doc.textBetween(finding.from, finding.to, '', (node) =>
        node.type.name === 'instr' ? '' : String(node.attrs['text'] ?? ''),
      )
      if (!/del|moveFrom/.test(JSON.stringify(doc.slice(finding.from, finding.to).toJSON()))) {
        expect(said.replace(/\s/g, ''), `${file}: ${finding.detail}`).toBe(finding.text.replace(/\s/g, ''))
      }
    }
  }
})
