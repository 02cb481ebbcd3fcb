import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { createChecker } from '../../../../src/core/document/checks/checker.ts'
import { listFindings, type PlacedFinding } from '../../../../src/core/document/checks/list.ts'
import { schema } from '../../../../src/core/document/schema.ts'
import { emptyContext } from '../../../../src/core/document/style-sheet.ts'
import { p } from '../../../support/build.ts'
import { labelled } from '../../../support/checked.ts'

const SENTENCES = [
  '“Fees” means the sums due under clause 2.',
  '“Confidential Information” means what is secret.',
  'The customer pays the Fees and keeps Confidential Information.',
  'Any confidential information of each Permitted User in it.',
  '1. First, under clause 3(a) and Schedule 2.',
  '2. Second (with a bracket.',
  '3. Third, (a) one and (b) two.',
  'Schedule 2',
  'on [●] or “later',
  'nothing',
]

const text = fc.constantFrom(...SENTENCES)
const story = fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }).map((groups) =>
  schema.nodes.doc.create(
    null,
    groups.map((texts) =>
      schema.nodes.group.create(
        null,
        texts.map((t) => p(t)),
      ),
    ),
  ),
)
const edit = fc.record({
  at: fc.nat(),
  size: fc.nat(12),
  text: fc.oneof(text, fc.constantFrom('', 'x', '(', 'Fees ', '4. ')),
})

function edited(doc: Node, { at, size, text: inserted }: { at: number; size: number; text: string }): Node {
  const { tr } = EditorState.create({ doc })
  const paragraphs: number[] = []
  doc.descendants((node, pos) => void (node.type === schema.nodes.paragraph && paragraphs.push(pos)))
  const pos = paragraphs[at % paragraphs.length]!
  const node = doc.nodeAt(pos)!
  const from = pos + 1 + (at % (node.content.size + 1))
  return tr.insertText(inserted, from, Math.min(from + size, pos + 1 + node.content.size)).doc
}

const ofGroups = (doc: Node, checker = createChecker(emptyContext)): PlacedFinding[] =>
  listFindings(checker.check(labelled(doc)))

test('checking on after any edits gives what checking from the start gives', () => {
  fc.assert(
    fc.property(story, fc.array(edit, { maxLength: 6 }), (start, edits) => {
      const checker = createChecker(emptyContext)
      let doc = start
      ofGroups(doc, checker)
      for (const one of edits) {
        doc = edited(doc, one)
        expect(ofGroups(doc, checker)).toEqual(ofGroups(doc))
      }
    }),
    { numRuns: 120, seed: 7 },
  )
})

test('an edit inside one group leaves what is known of the others as it is', () => {
  const doc = schema.nodes.doc.create(
    null,
    [0, 1, 2].map((n) =>
      schema.nodes.group.create(
        null,
        SENTENCES.map((t) => p(`${t} ${n}`)),
      ),
    ),
  )
  const checker = createChecker(emptyContext)
  const groups = labelled(doc)
  const before = checker.check(groups)
  const next = EditorState.create({ doc }).tr.insertText('more ', doc.firstChild!.nodeSize - 3).doc
  const [first] = labelled(next)
  const after = checker.check([first!, ...groups.slice(1)])
  expect(after.groups.map((group, i) => group === before.groups[i])).toEqual([false, true, true])
})
