import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState, TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { grouped } from '../../../src/core/document/groups.ts'
import { decide } from '../../../src/core/revision/decide.ts'
import { listRevisions } from '../../../src/core/revision/revisions.ts'
import { firstFreeId } from '../../../src/core/revision/track.ts'
import { untrackedEdits } from '../../../src/core/revision/untracked-edits.ts'
import { createTracking } from '../../../src/renderer/features/document/editor/tracking.ts'
import { arbitraryRedline } from '../../support/arbitrary-redline.ts'
import { attrs, del, doc, fmt, ins, p, pilcrow, rPr } from '../../support/build.ts'
import { sessionStep, Trial } from '../../support/session-trial.ts'

const para = (src: number, ...parts: Parameters<typeof p>): Node => p(attrs({ src }), ...parts)
const brief = (base: Node, draft: Node): string[] =>
  untrackedEdits(base, draft).map(({ kind, old, now, paragraph }) => `${kind} ${old}>${now} in ${paragraph}`)

/** The draft after typing over some of it, tracked or not. */
function typed(base: Node, from: number, to: number, text: string, tracked: boolean): Node {
  const state = EditorState.create({ doc: base, selection: TextSelection.create(base, from, to) })
  const tracking = createTracking(firstFreeId(base), 'Me')
  if (!tracked) tracking.toggle()
  const rewritten = tracking.rewrite(state.tr.insertText(text), state)
  if (!rewritten.ok) throw new Error(rewritten.reason)
  return state.apply(rewritten.tr).doc
}

describe('what was edited without tracking since the round began', () => {
  const base = doc(para(0, 'Pay in 30 days.'), para(1, 'The end.'))

  test('is listed with the paragraph it is in', () => {
    expect(brief(base, typed(base, 8, 10, '45', false))).toEqual(['replacement 30>45 in Pay in 45 days.'])
    expect(brief(base, typed(base, 8, 11, '', false))).toEqual(['deletion 30 > in Pay in days.'])
    expect(brief(base, typed(base, 22, 22, 'very ', false))).toEqual([
      'insertion very > in The very end.'.replace('very >', '>very '),
    ])
  })
  test('tells where it is, in groups too', () => {
    const draft = grouped(typed(base, 22, 22, 'very ', false))
    const [edit] = untrackedEdits(base, draft)
    expect(draft.resolve(edit!.pos).parent.textContent).toBe('The very end.')
  })
  test('is not what was tracked', () => {
    expect(brief(base, typed(base, 8, 10, '45', true))).toEqual([])
  })
  test('is a change of our own that was accepted, for nobody can see it any more', () => {
    expect(brief(base, decide(typed(base, 8, 10, '45', true), 'accept'))).toEqual([
      'replacement 30>45 in Pay in 45 days.',
    ])
  })
  test('is not what was pending and has been decided, either way', () => {
    const pending = doc(
      para(0, 'Pay in ', del('B', '30'), ins('B', '45'), ' days.', pilcrow({ ins: 'B' })),
      para(1, 'End'),
    )
    for (const decision of ['accept', 'reject'] as const) expect(brief(pending, decide(pending, decision))).toEqual([])
  })
  test('is not the other of two words, when the one that was pending has been decided', () => {
    const gone = doc(para(0, del('B', 'the '), 'the fee'))
    expect(brief(gone, decide(gone, 'accept'))).toEqual([])
    const come = doc(para(0, 'the ', ins('B', 'higher the '), 'fee'))
    expect(brief(come, decide(come, 'reject'))).toEqual([])
    const joined = doc(para(0, pilcrow({ ins: 'A', del: 'B' })), para(1, del('A', 'a')))
    expect(brief(joined, decide(joined, 'accept'))).toEqual([])
  })
  test('is what was typed untracked beside something decided', () => {
    const pending = doc(para(0, 'Pay in ', del('B', '30'), ins('B', '45'), ' days'))
    const draft = typed(decide(pending, 'accept'), 1, 4, 'Settle', false)
    expect(brief(pending, draft)).toEqual(['replacement Pay>Settle in Settle in 45 days'])
  })
  test('is formatting that nobody tracked, and not what was tracked or decided', () => {
    const bold = doc(para(0, rPr('<w:b/>', 'Pay')))
    expect(brief(doc(para(0, 'Pay')), bold)).toEqual(['formatting > in Pay'])
    expect(brief(doc(para(0, 'Pay')), doc(para(0, fmt('Me#c1', '', rPr('<w:b/>', 'Pay')))))).toEqual([])
    const pending = doc(para(0, fmt('B#9', '', rPr('<w:b/>', 'Pay'))))
    expect(brief(pending, decide(pending, 'reject'))).toEqual([])
  })
})

test('of a session in which all was tracked nothing is listed', () => {
  fc.assert(
    fc.property(arbitraryRedline, fc.array(sessionStep, { minLength: 1, maxLength: 12 }), (base, steps) => {
      const trial = new Trial(base, false)
      trial.run(steps.filter(({ act }) => act.kind === 'edit' && act.tracked))
      expect(untrackedEdits(base, trial.session.state.doc)).toEqual([])
    }),
    { numRuns: 60, seed: 4 },
  )
})

test('of a session in which all was tracked, and what was pending decided before or after, nothing is listed', () => {
  const verb = fc.constantFrom('accept', 'reject', 'leave')
  fc.assert(
    fc.property(
      arbitraryRedline,
      fc.array(sessionStep, { maxLength: 5 }),
      fc.array(verb, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      (base, steps, verbs, isDecidedFirst) => {
        const ids = [...new Set(listRevisions(base).map(({ id }) => id))]
        const decided = (doc: Node): Node =>
          (['accept', 'reject'] as const).reduce((draft, one) => {
            const picked = new Set(ids.filter((_, i) => verbs[i % verbs.length] === one))
            return decide(draft, one, ({ id }) => picked.has(id))
          }, doc)
        const trial = new Trial(isDecidedFirst ? decided(base) : base, false)
        const tracked = steps.filter(({ act }) => act.kind === 'edit' && act.tracked)
        trial.run(tracked.map((step) => ({ ...step, author: 'Me' as const })))
        const { doc } = trial.session.state
        expect(untrackedEdits(base, isDecidedFirst ? doc : decided(doc))).toEqual([])
      },
    ),
    { numRuns: 150, seed: 5 },
  )
})
