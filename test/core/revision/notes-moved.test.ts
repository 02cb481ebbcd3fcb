import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { Transform } from 'prosemirror-transform'
import { describe, expect, test } from 'vitest'
import { noteStory, notesIn } from '../../../src/core/document/note-story.ts'
import { applyDecision, decidePortions } from '../../../src/core/revision/apply-decision.ts'
import { decide, type Decision, type Pick } from '../../../src/core/revision/decide.ts'
import { portionsBetween, withMoves } from '../../../src/core/revision/portions.ts'
import { listRevisions } from '../../../src/core/revision/revisions.ts'
import { insertTracked, setNoteStory } from '../../../src/core/revision/track.ts'
import { anchor, del, doc, ins, moveFrom, moveTo, noteRef, p, pilcrow } from '../../support/build.ts'
import { inGroups, tracker } from './track-oracle.ts'

/* A moved clause with a footnote: both ends refer to one note of the file, so that what is done to it is done at both. */

const by =
  (author: string): Pick =>
  (revision) =>
    revision.author === author

const NOTE = doc(p('see ', ins('A', 'annex'), del('B', 'schedule')))

/** Each block in a group of its own, so that the ends of the move are far from each other. */
const moved = inGroups(
  doc(
    p(anchor('moveFromRangeStart', '1', 'm'), moveFrom('C', 'term', noteRef('1', NOTE)), pilcrow({ moveFrom: 'C' })),
    p(anchor('moveFromRangeEnd', '1'), 'between'),
    p(anchor('moveToRangeStart', '2', 'm'), moveTo('C', 'term', noteRef('1', NOTE)), pilcrow({ moveTo: 'C' })),
    p(anchor('moveToRangeEnd', '2'), 'last'),
  ),
  1,
)

const says = (after: Node): string[] => notesIn(after).map(({ node }) => noteStory(node)!.textContent)
const pending = (after: Node): string[] =>
  notesIn(after).map(({ node }) =>
    listRevisions(noteStory(node)!)
      .map((r) => r.author)
      .join(''),
  )

describe.each([0, 1])('at end %i', (end) => {
  const { pos } = notesIn(moved)[end]!
  const decisions: readonly Decision[] = ['accept', 'reject']

  test('a change in the note is decided at both ends, and then the move can be decided either way', () => {
    for (const decision of decisions) {
      const chosen = listRevisions(moved).filter((r) => r.from === pos && r.author === 'A')
      expect(chosen).toHaveLength(1)
      const after = decidePortions(new Transform(moved), decision, withMoves(moved, chosen)).doc
      expect(pending(after)).toEqual(['B', 'B'])
      expect(says(after)).toEqual(
        decision === 'accept' ? Array(2).fill('see annexschedule') : Array(2).fill('see schedule'),
      )
      for (const then of decisions) {
        expect(says(decide(after, then, by('C')))).toEqual([says(after)[0]])
      }
    }
  })

  test('what a selection takes in of it is, too', () => {
    const after = decidePortions(new Transform(moved), 'accept', portionsBetween(moved, pos, pos + 1)).doc
    expect(says(after)).toEqual(['see annex'])
    const [only] = pending(after)
    expect(only).toBe('')
  })

  test('what is decided around a place is', () => {
    const after = applyDecision(new Transform(moved), 'reject', by('B'), [{ from: pos, to: pos + 1 }]).doc
    expect(pending(after)).toEqual(['A', 'A'])
  })

  test('what is written into it stands at both, and goes from both when it is rejected', () => {
    const { tr } = EditorState.create({ doc: moved })
    const note = EditorState.create({ doc: NOTE }).tr
    insertTracked(note, 1, 1, 'pl', tracker())
    expect(setNoteStory(tr, pos, note.doc)).toBe(true)
    expect(says(tr.doc)).toEqual(Array(2).fill('plsee annexschedule'))
    expect(decide(tr.doc, 'reject', by('Me')).eq(moved)).toBe(true)
  })
})
