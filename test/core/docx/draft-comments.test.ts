import * as fc from 'fast-check'
import { Node } from 'prosemirror-model'
import { closeHistory, history, undo, redo } from 'prosemirror-history'
import { EditorState, type Transaction } from 'prosemirror-state'
import { Step } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { checkPackage } from '../../../src/core/docx/check/check-package.ts'
import { packageComments } from '../../../src/core/docx/comments/comment-list.ts'
import { commenting } from '../../../src/core/docx/comments/commenting.ts'
import {
  draftComment,
  draftDelete,
  draftDone,
  draftReply,
  draftText,
  settleDraft,
} from '../../../src/core/docx/comments/draft-comments.ts'
import type { PackageSource } from '../../../src/core/docx/package.ts'
import { grouped } from '../../../src/core/document/groups.ts'
import { schema } from '../../../src/core/document/schema.ts'
import { applyDecision } from '../../../src/core/revision/apply-decision.ts'
import { deleteTracked, insertTracked, splitTracked, TRACKED, type Tracker } from '../../../src/core/revision/track.ts'
import { cell, documentOf, p, r, table } from './check-fixture.ts'
import { got, outline, readSource, said, saved, start, threads } from './comments-fixture.ts'
import { addComment } from '../../../src/core/docx/comments/commenting.ts'
import { placeOf } from './comments-fixture.ts'

const by = 'w:author="Bo" w:date="2024-01-31T12:00:00Z"'
const BODY =
  `<w:p w14:paraId="00000001">${r('The first clause says something.')}</w:p>` +
  `<w:p w14:paraId="00000002">${r('kept')}<w:del w:id="1" ${by}><w:r><w:delText>what is gone</w:delText></w:r></w:del><w:ins w:id="2" ${by}>${r('what came')}</w:ins></w:p>` +
  table(`<w:tr>${cell(p(r('left')))}${cell(`<w:p w14:paraId="00000003">${r('right')}</w:p>`)}</w:tr>`) +
  `<w:p w14:paraId="00000004">${r('The last clause.')}</w:p>`

/** A package that has a thread already. */
function commented(): PackageSource {
  const state = start(documentOf(BODY))
  return saved(got(addComment(state, placeOf(state.reading, 'first clause'), said('theirs', { author: 'Bo' }))).state)
}

/** A draft as the window has it: grouped, with undo, every step kept as JSON. */
class Draft {
  readonly reading
  readonly look: string
  state: EditorState
  readonly journal: unknown[] = []
  #next: number
  #revisions = 100

  constructor(source: PackageSource) {
    this.reading = readSource(source)
    const doc = grouped(this.reading.stories[0]!.doc)
    const { nextId, look } = packageComments(this.reading, doc)
    this.#next = nextId
    this.look = look
    this.state = EditorState.create({ doc, plugins: [history()] })
  }

  dispatch(tr: Transaction): void {
    this.journal.push(...tr.steps.map((step) => JSON.parse(JSON.stringify(step)) as unknown))
    this.state = this.state.apply(tr)
  }

  do(edit: (tr: Transaction) => boolean): boolean {
    const tr = closeHistory(this.state.tr.setMeta(TRACKED, true))
    const done = edit(tr)
    if (done) this.dispatch(tr)
    return done
  }

  comment(from: number, to: number, text: string): string | null {
    const id = String(this.#next++)
    return this.do((tr) => draftComment(tr, from, to, { id, look: this.look, comment: said(text) })) ? id : null
  }

  reply(thread: readonly string[], text: string): string | null {
    const id = String(this.#next++)
    return this.do((tr) => draftReply(tr, thread, { id, look: this.look, comment: said(text) })) ? id : null
  }

  tracker(): Tracker {
    return { author: 'Ada Marlow', date: '2026-02-03T09:00:00Z', newId: () => `c${++this.#revisions}` }
  }

  placeOf(text: string): [number, number] {
    let found = -1
    this.state.doc.descendants((node, pos) => {
      const at = node.isText ? node.text!.indexOf(text) : -1
      if (found < 0 && at >= 0) found = pos + at
    })
    return [found, found + text.length]
  }

  saved(): PackageSource {
    const { doc, edits } = settleDraft(this.state.doc, this.reading.stories[0]!.doc)
    const { part } = this.reading.stories[0]!
    return saved({ ...commenting(this.reading, [{ part, id: null, doc }]), edits })
  }
}

describe('comments in a draft', () => {
  it('are made, answered, resolved and edited, and written as such', () => {
    const draft = new Draft(commented())
    const mine = draft.comment(...draft.placeOf('last'), 'is it?')!
    const answer = draft.reply([mine], 'it is')!
    draft.do((tr) => draftText(tr, answer, ['it is', 'indeed']))
    draft.do((tr) => draftDone(tr, mine, true))
    expect(draft.reply(['0'], 'to theirs')).not.toBeNull()
    expect(outline(draft.saved())).toEqual([
      'Bo: theirs @first clause',
      '  Ada Marlow: to theirs @first clause',
      '✓ Ada Marlow: is it? @last',
      '  Ada Marlow: it is\nindeed @last',
    ])
    expect(checkPackage(draft.saved())).toEqual([])
  })

  it('of the package are resolved, given another text, and deleted', () => {
    const draft = new Draft(commented())
    draft.do((tr) => draftDone(tr, '0', true))
    draft.do((tr) => draftText(tr, '0', ['other words']))
    expect(outline(draft.saved())).toEqual(['✓ Bo: other words @first clause'])
    draft.do((tr) => draftDone(tr, '0', false))
    expect(outline(draft.saved())).toEqual(['Bo: other words @first clause'])
    draft.do((tr) => draftDelete(tr, ['0']))
    expect(outline(draft.saved())).toEqual([])
    expect(checkPackage(draft.saved())).toEqual([])
  })

  it('stand on deleted text, in cells and across paragraphs', () => {
    const draft = new Draft(documentOf(BODY))
    draft.comment(...draft.placeOf('what is gone'), 'why?')
    draft.comment(...draft.placeOf('right'), 'a cell')
    draft.comment(draft.placeOf('something')[0], draft.placeOf('left')[1], 'all of it')
    expect(outline(draft.saved())).toEqual([
      'Ada Marlow: why? @what is gone',
      'Ada Marlow: all of it @something.\nkeptwhat is gonewhat came\nleft',
      'Ada Marlow: a cell @right',
    ])
    expect(checkPackage(draft.saved())).toEqual([])
  })

  it('leave every block as it was where only what is said has changed', () => {
    const source = commented()
    const draft = new Draft(source)
    draft.do((tr) => draftDone(tr, '0', true))
    const { doc } = settleDraft(draft.state.doc, draft.reading.stories[0]!.doc)
    expect(doc.eq(draft.reading.stories[0]!.doc)).toBe(true)
    expect(draft.saved().part('word/document.xml')).toEqual(source.part('word/document.xml'))
  })

  it('go with the text that they are about when its deletion is accepted elsewhere', () => {
    const draft = new Draft(documentOf(BODY))
    const mine = draft.comment(...draft.placeOf('is'), 'why?')!
    draft.reply([mine], 'because')
    draft.do((tr) => {
      const at: number[] = []
      tr.doc.descendants(
        (node, pos) => void (schema.marks.del.isInSet(node.marks) && node.type.name !== 'anchor' && at.unshift(pos)),
      )
      for (const pos of at) tr.delete(pos, pos + tr.doc.nodeAt(pos)!.nodeSize)
      return true
    })
    expect(threads(draft.saved())).toEqual([])
    expect(checkPackage(draft.saved())).toEqual([])
  })
})

type Act = readonly [
  kind: 'type' | 'delete' | 'split' | 'add' | 'reply' | 'resolve' | 'edit' | 'drop' | 'undo' | 'accept' | 'redo',
  a: number,
  b: number,
]

const act: fc.Arbitrary<Act> = fc.tuple(
  fc.constantFrom<Act[0]>(
    'type',
    'delete',
    'split',
    'add',
    'add',
    'reply',
    'resolve',
    'edit',
    'drop',
    'accept',
    'undo',
    'redo',
  ),
  fc.nat(200),
  fc.nat(200),
)

/** What the comments of a saved draft are: authors, texts, state and threads. */
const saidIn = (source: PackageSource): unknown =>
  threads(source).map((t) => [t.author, t.text, t.done, t.replies.map((reply) => [reply.author, reply.text])])

describe('sessions of editing, commenting and undoing', () => {
  it('undo to the document before, replay from the journal, and save what was on screen', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 25 }), (acts) => {
        const source = commented()
        const draft = new Draft(source)
        const before = draft.state.doc
        const roots = ['0']
        for (const [kind, a, b] of acts) {
          const { size } = draft.state.doc.content
          const [from, to] = [Math.min(a % size, b % size), Math.max(a % size, b % size)]
          const root = roots[a % roots.length]!
          if (kind === 'undo') undo(draft.state, (tr) => draft.dispatch(tr))
          else if (kind === 'redo') redo(draft.state, (tr) => draft.dispatch(tr))
          else if (kind === 'add') {
            const id = draft.comment(from, to, `on ${a}`)
            if (id !== null) roots.push(id)
          } else if (kind === 'reply') draft.reply([root], `to ${a}`)
          else if (kind === 'resolve') draft.do((tr) => draftDone(tr, root, b % 2 === 0))
          else if (kind === 'edit') draft.do((tr) => draftText(tr, root, [`edited ${b}`]))
          else if (kind === 'drop') draft.do((tr) => draftDelete(tr, [root]))
          else if (kind === 'accept') draft.do((tr) => applyDecision(tr, b % 2 ? 'accept' : 'reject').docChanged)
          else if (kind === 'type') draft.do((tr) => (insertTracked(tr, from, from, 'new', draft.tracker()), true))
          else if (kind === 'split') draft.do((tr) => (splitTracked(tr, from, draft.tracker()), true))
          else draft.do((tr) => (deleteTracked(tr, from, to, draft.tracker()), true))
        }
        draft.state.doc.check()
        let replayed = before
        for (const step of draft.journal) replayed = Step.fromJSON(schema, step).apply(replayed).doc!
        expect(replayed.eq(draft.state.doc)).toBe(true)
        expect(Node.fromJSON(schema, JSON.parse(JSON.stringify(replayed.toJSON()))).eq(replayed)).toBe(true)

        const out = draft.saved()
        const comments = /^(comment|para-id|part|content|relationship)/
        expect(checkPackage(out).filter((f) => comments.test(f.rule))).toEqual([])
        // Saved, read and saved again says the same.
        expect(saidIn(new Draft(out).saved())).toEqual(saidIn(out))

        while (undo(draft.state, (tr) => draft.dispatch(tr))) {
          // until nothing is left
        }
        expect(draft.state.doc.eq(before)).toBe(true)
        expect(saidIn(draft.saved())).toEqual(saidIn(source))
      }),
      { numRuns: 150, seed: 20261122 },
    )
  })
})
