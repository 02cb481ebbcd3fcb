import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { history, undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, type Transaction } from 'prosemirror-state'
import { flatten, grouped } from '../../src/core/document/groups.ts'
import { applyDecision, decidePortions } from '../../src/core/revision/apply-decision.ts'
import { listRevisions } from '../../src/core/revision/revisions.ts'
import { regroup } from '../../src/core/revision/track.ts'
import { bodyDoc, openDocument } from '../../src/main/app/documents.ts'
import { largeContract } from './large-contract.ts'

/**
 * What deciding costs in core and in the editor's state, without its view: one revision in the middle, and all of them with
 * undo. One revision must not cost more in a longer document.
 */

const root = resolve(import.meta.dirname, '../..')
const corpus = process.env['CORPUS_DIR'] ?? join(root, '../shared/corpus')

function base(): Uint8Array {
  try {
    return readFileSync(join(corpus, 'contracts/derived-cp-csa-xref-toc.docx'))
  } catch {
    return readFileSync(join(root, 'resources/samples/master-services-agreement.docx'))
  }
}

function contract(copies: number, trackEvery: number): Node {
  const opened = openDocument(largeContract(base(), { copies, trackEvery }))
  if (!opened.ok) throw new Error(opened.error.message)
  return grouped(bodyDoc(opened.value))
}

function timed<T>(run: () => T): [T, number] {
  const from = performance.now()
  const value = run()
  return [value, performance.now() - from]
}

function dispatched(state: EditorState, tr: Transaction): EditorState {
  const next = state.apply(tr)
  const regrouping = regroup(tr, next)
  return regrouping === null ? next : next.apply(regrouping)
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}

const rows = [1, 19, 133].map((copies) => {
  // In the shorter documents more of the paragraphs are revised, for as many revisions.
  const doc = contract(copies, copies > 30 ? 4 : 2)
  const list = listRevisions(doc)
  const words = doc.textBetween(0, doc.content.size, ' ').split(/\s+/).length
  const state = EditorState.create({ doc, plugins: [history()] })
  const one = Array.from({ length: 30 }, (_, i) => {
    const revision = list[(list.length >> 1) + i]!
    return timed(() => dispatched(state, decidePortions(state.tr, 'accept', [revision])))[1]
  })
  const [accepted, all] = timed(() => dispatched(state, applyDecision(state.tr, 'accept')))
  const [tr, json] = timed(() =>
    JSON.stringify(applyDecision(state.tr, 'accept').steps.map((step) => step.toJSON() as unknown)),
  )
  let undone = accepted
  const [, back] = timed(() => undo(accepted, (change) => (undone = dispatched(accepted, change))))
  const picked = list.slice(0, 10_000)
  const [, portions] = timed(() => dispatched(state, decidePortions(state.tr, 'reject', picked)))
  return {
    words,
    paragraphs: doc.children.reduce((sum, group) => sum + group.childCount, 0),
    revisions: list.length,
    'one, ms': middle(one).toFixed(2),
    'all, ms': Math.round(all),
    'undo, ms': Math.round(back),
    'undone is before': flatten(undone.doc).eq(flatten(doc)),
    'by place, ms': `${Math.round(portions)} for ${picked.length}`,
    'journal MB': (tr.length / 1e6).toFixed(1),
    'and to write it, ms': Math.round(json),
  }
})
/* oxlint-disable no-console */
console.log('Deciding revisions, without the window:')
console.table(rows)
