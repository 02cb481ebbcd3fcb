import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { afterAll, describe, expect, it } from 'vitest'
import { checkPackage } from '../../../src/core/docx/check/check-package.ts'
import { clausesIn, clauseRange } from '../../../src/core/document/clauses.ts'
import { createFormatter } from '../../../src/core/document/formatting.ts'
import { flatten, grouped } from '../../../src/core/document/groups.ts'
import { labelDocument } from '../../../src/core/document/numbering-labels.ts'
import { paragraphTexts } from '../../../src/core/document/text.ts'
import { decide } from '../../../src/core/revision/decide.ts'
import { firstFreeId, moveTracked, type Tracker } from '../../../src/core/revision/track.ts'
import { bodyDoc, editedBody, type OpenDocument, saveDocument } from '../../../src/main/app/documents.ts'
import { readContainer } from '../../../src/main/engine/container/read-container.ts'
import { corpusBytes, corpusFiles, hasCorpus, NO_CORPUS } from '../../support/corpus.ts'
import { opened, Scratch } from '../../support/laws-files.ts'
import { hasPandoc, NO_PANDOC, Pandoc, type PandocReading } from '../../support/pandoc.ts'

/*
 * Clauses of real contracts moved to other places in them: the laws, the file that comes of it, and what readers that
 * know nothing of ours make of that.
 */

const ME = 'Mover of Clauses'
const texts = (doc: Node): string[] => paragraphTexts(doc).flatMap((p) => (p.text.trim() === '' ? [] : [p.text]))
const isMine = ({ author }: { readonly author: string }): boolean => author === ME

function tracker(doc: Node): Tracker {
  let next = firstFreeId(doc)
  return { author: ME, date: '2026-01-02T03:04:05Z', newId: () => `c${next++}` }
}

interface Moving {
  readonly before: Node
  readonly after: Node
  readonly moved: readonly string[]
}

/** One clause moved before another, chosen by parts of a thousand; null where that is no move, or refused. */
function moving(document: OpenDocument, which: number, where: number): Moving | null {
  const before = grouped(bodyDoc(document))
  const formatter = createFormatter(document.context)
  const clauses = clausesIn(before, formatter, labelDocument(before, document.context, formatter))
  if (clauses.length < 2) return null
  const clause = Math.floor((which / 1001) * clauses.length)
  const dest = clauses[Math.floor((where / 1001) * clauses.length)]!.pos
  const { from, to } = clauseRange(before, formatter, clauses, clause)
  if (dest >= from && dest <= to) return null
  const { tr } = EditorState.create({ doc: before })
  const result = moveTracked(tr, from, to, dest, tracker(before))
  if (!result.ok) return null
  expect(result.to).toBeGreaterThan(result.from)
  return { before, after: tr.doc, moved: texts(before.cut(from, to)) }
}

/** Without what an export numbers anew, notes among it, and which slice of which file a block is. */
function comparable(doc: Node): unknown {
  const json = JSON.stringify(flatten(doc).toJSON(), (key, value: unknown) =>
    ['src', 'id', 'key', 'utc', 'label'].includes(key) ? undefined : key === 'xml' ? null : value,
  )
  return JSON.parse(json)
}

function findings(bytes: Uint8Array): string[] {
  const container = readContainer(bytes)
  if (!container.ok) throw new Error(container.error.message)
  return checkPackage(container.value).map((f) => f.rule)
}

const files = corpusFiles('contracts', 'tracked')

describe.runIf(hasCorpus)('a clause moved in a real contract', () => {
  for (const file of files) {
    it(`${file}: is rejected to what it was, accepted to the new order, and written as a file without new faults`, () => {
      const document = opened(corpusBytes(file))
      const known = new Set(findings(corpusBytes(file)))
      let written = 0
      fc.assert(
        fc.property(fc.nat(1000), fc.nat(1000), (which, where) => {
          const made = moving(document, which, where)
          if (made === null) return
          const { before, after, moved } = made
          after.check()
          const rejected = decide(after, 'reject', isMine)
          expect(flatten(rejected).toJSON()).toEqual(flatten(before).toJSON())
          const accepted = texts(decide(after, 'accept', isMine))
          expect(accepted.toSorted()).toEqual(texts(before).toSorted())
          const at = accepted.findIndex((_, i) => moved.every((text, j) => accepted[i + j] === text))
          expect(at, `${moved[0]} … is whole at its new place`).toBeGreaterThanOrEqual(0)
          if (written++ > 1) return
          const bytes = saveDocument(document, [editedBody(document, after)])
          const reread = opened(bytes)
          expect(comparable(bodyDoc(reread))).toEqual(comparable(after))
          expect(findings(bytes).filter((rule) => !known.has(rule))).toEqual([])
          // What was read back can be rejected too, bookmarks and all.
          expect(comparable(decide(bodyDoc(reread), 'reject', isMine))).toEqual(comparable(before))
        }),
        { numRuns: 4, seed: 5 },
      )
    })
  }
})

/** Pandoc decides moved text, and leaves the ends of moved paragraphs. */
function words(read: PandocReading): string {
  if (!('ok' in read)) throw new Error('pandoc could not read it')
  return read.ok.join(' ').replace(/\s+/g, ' ').trim()
}

describe.runIf(hasCorpus && hasPandoc)('a file with a moved clause, read by pandoc', () => {
  const scratch = new Scratch()
  const pandoc = new Pandoc()
  afterAll(() => {
    pandoc.stop()
    scratch.remove()
  })
  for (const file of [
    'contracts/cp-csa-with-sla.docx',
    'contracts/ms-eula-multilevel.docx',
    'contracts/cp-one-way-nda.docx',
  ]) {
    it(`${file}: says the same rejected, and in the new order accepted`, async () => {
      const document = opened(corpusBytes(file))
      const made = [100, 300, 500, 700].flatMap((w) => moving(document, w, 900) ?? moving(document, 900, w) ?? [])[0]!
      const redline = scratch.file(saveDocument(document, [editedBody(document, made.after)]))
      const accepted = scratch.file(
        saveDocument(document, [editedBody(document, decide(made.after, 'accept', isMine))]),
      )
      const original = scratch.file(corpusBytes(file))
      expect(words(await pandoc.body(redline, 'reject'))).toEqual(words(await pandoc.body(original, 'reject')))
      expect(words(await pandoc.body(redline, 'accept'))).toEqual(words(await pandoc.body(accepted, 'accept')))
    })
  }
})

if (!hasCorpus) it.skip(`moved clauses (${NO_CORPUS})`, () => {})
if (!hasPandoc) it.skip(`moved clauses, read by pandoc (${NO_PANDOC})`, () => {})
