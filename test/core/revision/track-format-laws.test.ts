import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { flatten } from '../../../src/core/document/groups.ts'
import type { MarkRevisions } from '../../../src/core/document/revision-attrs.ts'
import { schema } from '../../../src/core/document/schema.ts'
import { insertTracked, deleteTracked, LEFT_OUT, splitTracked, type Tracker } from '../../../src/core/revision/track.ts'
import { arbitraryDocument } from '../../support/arbitrary-document.ts'
import { show } from '../../support/show.ts'
import { formatCommand, inLists } from './arbitrary-format.ts'
import { expectFormatLaws, opened, run, type FormatCommand } from './format-oracle.ts'
import { acceptMine, inGroups, ME, rejectMine, tracker } from './track-oracle.ts'

const runs = (numRuns: number): { numRuns: number; seed: number } => ({
  numRuns: Number(process.env.TRACK_RUNS ?? numRuns),
  seed: Number(process.env.TRACK_SEED ?? 20261122),
})

const document = fc
  .tuple(arbitraryDocument({ joinable: true }).chain(inLists), fc.constantFrom(0, 1, 2))
  .map(([doc, size]) => (size === 0 ? doc : inGroups(doc, size)))

interface Act {
  /** Where in the document, as parts of a thousand. */
  readonly at: number
  readonly length: number
  readonly command: FormatCommand | 'type' | 'delete' | 'split'
}

const act: fc.Arbitrary<Act> = fc.record({
  at: fc.integer({ min: 0, max: 1000 }),
  length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 })),
  command: fc.oneof(
    { weight: 5, arbitrary: formatCommand },
    { weight: 2, arbitrary: fc.constantFrom('type' as const, 'delete' as const, 'split' as const) },
  ),
})

function textPositions(doc: Node): number[] {
  const found: number[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    for (let i = 0; i <= node.content.size; i++) found.push(pos + 1 + i)
    return false
  })
  return found
}

function selected(doc: Node, { at, length }: Act): EditorState {
  const positions = textPositions(doc)
  const index = Math.floor((at / 1001) * positions.length)
  return opened(doc, positions[index]!, positions[Math.min(positions.length - 1, index + length)]!)
}

function acted(state: EditorState, { command }: Act, by: Tracker): EditorState | null {
  const { tr } = state
  const { from, to } = state.selection
  if (command === 'type') insertTracked(tr, from, to, 'X', by)
  else if (command === 'delete') deleteTracked(tr, from, to, by)
  else if (command === 'split') splitTracked(tr, to, by)
  else {
    const made = run(state, command, by)
    return made === null || typeof made === 'string' ? null : state.apply(made)
  }
  return tr.docChanged ? state.apply(tr) : null
}

test('every command obeys the laws in sessions of formatting and editing, and so does the session', () => {
  fc.assert(
    fc.property(document, fc.array(act, { minLength: 1, maxLength: 15 }), (doc, acts) => {
      const by = tracker()
      let current = doc
      for (const one of acts) {
        const before = selected(current, one)
        const after = acted(before, one, by)
        if (after === null) continue
        expectFormatLaws(before, after)
        current = after.doc
      }
      expect(show(rejectMine(current))).toBe(show(flatten(doc)))
      expect(rejectMine(current).toJSON()).toEqual(flatten(doc).toJSON())
    }),
    runs(150),
  )
})

test('a command is refused or does the same whatever the groups are', () => {
  fc.assert(
    fc.property(arbitraryDocument({ joinable: true }).chain(inLists), act, (doc, one) => {
      if (typeof one.command === 'string') return
      const [flat, parted] = [doc, inGroups(doc, 2)].map((variant) => {
        const made = run(selected(variant, one), one.command as FormatCommand, tracker())
        return made === null || typeof made === 'string' ? made : flatten(made.doc).toJSON()
      })
      expect(parted).toEqual(flat)
    }),
    runs(150),
  )
})

/** Characters and atoms with what a reader sees of them, and the properties of paragraphs. */
function looks(doc: Node): string {
  return show(flatten(doc))
}

test('accepting mine gives what the command makes where nothing is tracked: in text that I inserted myself', () => {
  fc.assert(
    fc.property(document, act, (doc, one) => {
      if (typeof one.command === 'string' || ['next', 'enter', 'backspace'].includes(one.command.is)) return
      const state = selected(doc, one)
      const made = run(state, one.command, tracker())
      if (made === null || typeof made === 'string') return
      // What another has a change pending on is left out.
      if (made.getMeta(LEFT_OUT) !== undefined) return
      // A mark that another has changed is left out, and would not be in the plain edit.
      if (holdsChangedMark(doc)) return
      const mine = asMine(state.doc)
      const plain = run(selected(mine, one), one.command, tracker())
      if (plain === null || typeof plain === 'string') throw new Error('only the tracked one was made')
      // As my own insertion it was formatted without a trace of its own; taken for accepted it is the plain edit.
      expect(looks(bare(acceptMine(made.doc)))).toBe(looks(bare(plain.doc)))
    }),
    runs(150),
  )
})

/** Everything inserted by me and nobody's change pending: there formatting is plain. */
function asMine(node: Node): Node {
  const mine = { id: 'm', author: ME, date: null, utc: null }
  const visit = (node: Node): Node => {
    if (node.isInline) return node.mark(schema.marks.ins.create(mine).addToSet(node.marks))
    const children = node.children.map(visit)
    const attrs = node.type.name === 'paragraph' ? { ...node.attrs, markRevisions: { ins: mine } } : node.attrs
    return node.type.create(attrs, children)
  }
  return visit(node)
}

function holdsChangedMark(doc: Node): boolean {
  let found = false
  doc.descendants((node) => {
    if ((node.attrs.markRevisions as MarkRevisions | null | undefined)?.fmt !== undefined) found = true
  })
  return found
}

/** Without any revision: looks alone. */
function bare(node: Node): Node {
  if (node.isInline) return node.mark(node.marks.filter(({ type }) => ['rPr', 'wrap'].includes(type.name)))
  const attrs = { ...node.attrs }
  for (const name of ['markRevisions', 'pPrChange']) if (name in attrs) attrs[name] = null
  return node.type.create(attrs, node.children.map(bare))
}
