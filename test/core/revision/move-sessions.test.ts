import * as fc from 'fast-check'
import { Fragment, type Node, Slice } from 'prosemirror-model'
import { EditorState, TextSelection } from 'prosemirror-state'
import { history } from 'prosemirror-history'
import { expect, test } from 'vitest'
import { blocksOf } from '../../../src/core/document/groups.ts'
import * as b from '../../support/build.ts'
import { show } from '../../support/show.ts'
import { expectSame, moveIn, reordered, stateOf } from './move-oracle.ts'
import { acceptMine, type Edit, expectLaws, inGroups, rejectMine, track, tracker } from './track-oracle.ts'

/*
 * Random moves in random documents with two other authors' revisions, bookmarks and tables, alone and between edits.
 */

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), minLength: 1, maxLength: 4 })

const inline: fc.Arbitrary<b.Inline> = fc.oneof(
  { weight: 6, arbitrary: letters },
  letters.map((text) => b.ins('A', text)),
  letters.map((text) => b.del('B', text)),
  letters.map((text) => b.ins('A', b.del('B', text))),
  letters.map((text) => b.fmt('B', '<w:i/>', b.rPr('<w:b/>', text))),
  letters.map((text) => b.wrap(1, text)),
  fc.constantFrom(b.tab(), b.noteRef('1'), b.opaque('drawing')),
  letters.map((text) => [b.field('begin'), b.instr('REF'), b.field('separate'), text, b.field('end')]),
)
const mark = fc.constantFrom(null, null, null, null, { ins: 'A' }, { del: 'B' }, { ins: 'A', del: 'B' })
const look = fc.constantFrom('', '<w:jc w:val="center"/>')
const paragraph = fc
  .tuple(fc.array(inline, { maxLength: 4 }), mark, look)
  .map(([content, revisions, pPr]) => b.p(b.attrs({ pPr }), ...(revisions ? [b.pilcrow(revisions)] : []), ...content))
const plain = fc.array(inline, { maxLength: 3 }).map((content) => b.p(...content))
const row = fc
  .tuple(fc.array(paragraph, { maxLength: 1 }), plain, plain)
  .map(([first, last, other]) => b.row(b.cell(...first, last), b.cell(other)))
const table = fc.array(row, { minLength: 1, maxLength: 2 }).map((rows) => b.table(...rows))
const block = fc.oneof({ weight: 8, arbitrary: paragraph }, { weight: 1, arbitrary: table })

/** Pairs of edges put in at two places of the document's text, as parts of a thousand. */
const pairs = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { maxLength: 3 })

function withBookmarks(doc: Node, places: readonly (readonly [number, number])[]): Node {
  let made = doc
  for (const [i, pair] of places.entries()) {
    const spots: number[] = []
    made.descendants((node, pos) => {
      if (node.isTextblock) node.forEach((_child, offset) => spots.push(pos + 1 + offset))
      if (node.isTextblock) spots.push(pos + 1 + node.content.size)
    })
    const [from, to] = pair.map((part) => spots[Math.floor((part / 1001) * spots.length)]!).sort((a, b) => a - b)
    const id = String(50 + i)
    const put = (at: number, kind: string): void => {
      made = made.replace(
        at,
        at,
        new Slice(Fragment.from(b.anchor(kind, id, kind.endsWith('Start') ? `b${id}` : '')), 0, 0),
      )
    }
    put(to!, 'bookmarkEnd')
    put(from!, 'bookmarkStart')
  }
  return made
}

function identified(node: Node): Node {
  let last = 0
  const visit = (node: Node): Node => {
    if (node.isInline) return node
    const children = node.children.map(visit)
    const n = ++last
    const ids: Record<string, unknown> = 'src' in node.attrs ? { src: n } : {}
    if ('paraId' in node.attrs) ids.paraId = n.toString(16).padStart(8, '0')
    return node.type.create({ ...node.attrs, ...ids }, children)
  }
  return visit(node)
}

const document = fc
  .tuple(fc.array(block, { minLength: 1, maxLength: 6 }), plain, pairs, fc.constantFrom(0, 1, 2))
  .map(([blocks, last, places, size]) => {
    const doc = identified(withBookmarks(b.doc(...blocks, last), places))
    const made = size === 0 ? doc : inGroups(doc, size)
    return Object.assign(made, { [fc.toStringMethod]: () => `${made.firstChild!.type.name}: ${show(made)}` })
  })

interface Command {
  readonly at: number
  readonly length: number
  readonly dest: number
  readonly edit: Edit | 'move'
}
const command: fc.Arbitrary<Command> = fc.record({
  at: fc.nat(1000),
  length: fc.nat(3),
  dest: fc.nat(1000),
  edit: fc.oneof(
    { weight: 5, arbitrary: fc.constant('move' as const) },
    {
      weight: 3,
      arbitrary: fc.constantFrom<Edit>(
        { kind: 'type', text: 'X' },
        { kind: 'delete' },
        { kind: 'enter' },
        { kind: 'backspace' },
      ),
    },
  ),
})

function textPositions(doc: Node): number[] {
  const found: number[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock) for (let i = 0; i <= node.content.size; i++) found.push(pos + 1 + i)
  })
  return found
}

function moveOf(doc: Node, { at, length, dest }: Command): { first: number; last: number; dest: number } {
  const count = blocksOf(doc).length
  const first = Math.floor((at / 1001) * count)
  return { first, last: Math.min(count - 1, first + length), dest: Math.floor((dest / 1001) * (count + 1)) }
}

const runs = Number(process.env['MOVE_RUNS'] ?? 150)

test('one move obeys the laws, and accepting it gives the blocks in their new order', () => {
  fc.assert(
    fc.property(document, command, (doc, command) => {
      const move = moveOf(doc, command)
      const after = moveIn(stateOf(doc), move)
      if (after === null || typeof after === 'string') return
      const blocks = blocksOf(doc)
      // What joins others, and what is a container's last, has rules (and tests) of its own.
      const joins = blocks.some((node) => node.attrs.markRevisions?.del !== undefined)
      // Half of a bookmark stays behind in a paragraph that has nothing else, and cannot join a table.
      const holds = show(doc).includes('bookmark') && blocks.some((node) => node.type.name === 'table')
      if (joins || holds || move.last === blocks.length - 1 || move.dest === blocks.length) return
      expect(withoutPlaces(acceptMine(after.doc))).toBe(withoutPlaces(reordered(doc, move)))
    }),
    { numRuns: runs * 3, seed: 7 },
  )
})

/** A bookmark that is half in what moves stays behind. */
function withoutPlaces(doc: Node): string {
  return show(doc).replace(/⟨bookmark(Start|End)[^⟩]*⟩/g, '')
}

test('sessions of moves and edits obey the laws, and rejecting mine gives the document before', () => {
  fc.assert(
    fc.property(document, fc.array(command, { minLength: 1, maxLength: 12 }), (doc, commands) => {
      const by = tracker()
      let current: Node = doc
      for (const command of commands) {
        const before = EditorState.create({ doc: current, plugins: [history()] })
        if (command.edit === 'move') {
          const after = moveIn(before, moveOf(current, command), by, 'kept')
          if (after !== null && typeof after !== 'string') current = after.doc
          continue
        }
        const positions = textPositions(current)
        const index = Math.floor((command.at / 1001) * positions.length)
        const to = positions[Math.min(positions.length - 1, index + command.length)]!
        const selected = before.apply(before.tr.setSelection(TextSelection.create(current, positions[index]!, to)))
        const tr = track(selected, command.edit, by)
        if (tr === null || typeof tr === 'string') continue
        const after = selected.apply(tr)
        expectLaws(selected, after, null)
        current = after.doc
      }
      expectSame(rejectMine(current), rejectMine(doc), 'kept')
    }),
    { numRuns: runs, seed: 11 },
  )
})
