import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { clauseIndexAt, clausesIn, indexAfter } from '../../../src/core/document/clauses.ts'
import { createFormatter } from '../../../src/core/document/formatting.ts'
import { flatten, grouped } from '../../../src/core/document/groups.ts'
import { labelDocument } from '../../../src/core/document/numbering-labels.ts'
import type { DocumentContext } from '../../../src/core/document/style-sheet.ts'
import { bodyDoc, openDocument } from '../../../src/main/app/documents.ts'
import { corpusBytes, corpusFiles, hasCorpus, NO_CORPUS } from '../../support/corpus.ts'

/** The clause of each block in order; -1 before the first. Holds what is true of any. */
function owners(doc: Node, context: DocumentContext): number[] {
  const formatter = createFormatter(context)
  const clauses = clausesIn(doc, formatter, labelDocument(doc, context, formatter))
  const found: number[] = []
  const see = (block: Node, pos: number): void => {
    if (block.type.name === 'group') return block.forEach((inner, offset) => see(inner, pos + 1 + offset))
    const at = clauseIndexAt(clauses, pos)
    const before = found.at(-1) ?? -1
    const isHead = clauses[at]?.pos === pos
    if (at >= 0 && !isHead) expect(before >= at && before < indexAfter(clauses, at)).toBe(true)
    found.push(at)
  }
  doc.forEach((block, pos) => see(block, pos))
  return found
}

const LAW = 'in a real contract every paragraph goes on with a clause it stands in, grouped or not'

test.skipIf(!hasCorpus).each(hasCorpus ? corpusFiles('contracts', 'tracked') : [NO_CORPUS])(`${LAW}: %s`, (file) => {
  const document = openDocument(corpusBytes(file))
  if (!document.ok) throw new Error(document.error.message)
  const { context } = document.value
  const flat = flatten(bodyDoc(document.value))
  expect(owners(grouped(flat), context)).toEqual(owners(flat, context))
})
