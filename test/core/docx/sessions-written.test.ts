import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { flatten, grouped } from '../../../src/core/document/groups.ts'
import { checkDocument } from '../../../src/main/app/check.ts'
import { bodyDoc, editedBody, saveDocument, type OpenDocument } from '../../../src/main/app/documents.ts'
import { corpusBytes, corpusFiles, hasCorpus } from '../../support/corpus.ts'
import { blankDocx } from '../../support/laws-blank.ts'
import { opened } from '../../support/laws-files.ts'
import { lawfulDocument } from '../../support/laws-generated.ts'
import { sessionStep, type SessionStep, Trial } from '../../support/session-trial.ts'
import { writtenContent } from '../../support/written-content.ts'
import { DEFINITIONS } from '../revision/format-oracle.ts'

/*
 * What sessions make of a document is written, read back as it was, and has no fault that it did not have before: for
 * generated documents and for real ones. (The laws of each step are those of core/revision/sessions.test.ts.)
 */

const SEED = Number(process.env['SESSION_SEED'] ?? 4)
const runs = (numRuns: number): { numRuns: number; seed: number } => ({
  numRuns: Number(process.env['SESSION_RUNS'] ?? numRuns),
  seed: SEED,
})
const steps = (most: number): fc.Arbitrary<SessionStep[]> => fc.array(sessionStep, { minLength: 1, maxLength: most })

function faults(bytes: Uint8Array): Map<string, number> {
  const findings = checkDocument(bytes)
  if (!findings.ok) throw new Error(findings.error.message)
  const counts = new Map<string, number>()
  for (const { rule, severity } of findings.value) {
    if (severity === 'error') counts.set(rule, (counts.get(rule) ?? 0) + 1)
  }
  return counts
}

/** Written and read again, the session's document is the same, and the linter finds no more than it did before. */
function expectWritten(document: OpenDocument, known: ReadonlyMap<string, number>, doc: Node): void {
  const flat = flatten(doc)
  const bytes = saveDocument(document, [editedBody(document, flat)])
  const read = opened(bytes)
  expect(writtenContent(bodyDoc(read), read)).toEqual(writtenContent(flat, document))
  for (const [rule, count] of faults(bytes)) expect(count, rule).toBeLessThanOrEqual(known.get(rule) ?? 0)
}

test('what a random session makes of a generated document is written and read without loss or fault', () => {
  const bytes = blankDocx(DEFINITIONS)
  const blank = opened(bytes)
  const known = faults(bytes)
  fc.assert(
    fc.property(lawfulDocument(blank), steps(12), (doc, steps) => {
      const trial = new Trial(grouped(doc), true, blank.context)
      trial.run(steps)
      expectWritten(blank, known, trial.session.state.doc)
      trial.undoAll()
    }),
    runs(150),
  )
})

describe.runIf(hasCorpus)('real documents through random sessions', () => {
  for (const file of corpusFiles('contracts', 'tracked')) {
    test(file, () => {
      const bytes = corpusBytes(file)
      const document = opened(bytes)
      const known = faults(bytes)
      fc.assert(
        fc.property(steps(10), (steps) => {
          const trial = new Trial(grouped(bodyDoc(document)), true, document.context)
          trial.run(steps)
          expectWritten(document, known, trial.session.state.doc)
          trial.undoAll()
        }),
        { numRuns: Number(process.env['SESSION_RUNS'] ?? 1), seed: SEED },
      )
    })
  }
})
