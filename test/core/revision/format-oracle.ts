import { history, undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { expect } from 'vitest'
import { flatten } from '../../../src/core/document/groups.ts'
import type { DocumentContext } from '../../../src/core/document/style-sheet.ts'
import {
  backspaceInList,
  changeLevelTracked,
  continueNumberingTracked,
  enterInList,
  formatParagraphsTracked,
  formatTextTracked,
  nextLook,
  restartNumberingTracked,
  setListTracked,
  splitTracked,
  tabInList,
  type ListKind,
  type ParagraphChange,
  type RunChange,
  type Tracker,
} from '../../../src/core/revision/track.ts'
import { abstractNum, contextOf, lvl, num, OUTLINE, startOverride } from '../document/numbering-fixture.ts'
import { NORMAL, pStyle, style } from '../document/style-fixture.ts'
import { show } from '../../support/show.ts'
import { acceptMine, expectIdentities, inGroups, rejectMine, tracker, withoutCaret } from './track-oracle.ts'

/** Formatting and numbering commands under the laws of tracked editing. */

/** Clauses in linked headings (num 1), plain numbers (2) and bullets (3), and a list that begins anew (4). */
export const DEFINITIONS = {
  numbering: [
    abstractNum(
      1,
      lvl(0, 'decimal', '%1.', pStyle('H1')),
      lvl(1, 'decimal', '%1.%2', pStyle('H2')),
      lvl(2, 'lowerLetter', '(%3)'),
    ),
    abstractNum(2, ...OUTLINE),
    abstractNum(3, lvl(0, 'bullet', '•'), lvl(1, 'bullet', '–')),
    num(1, 1),
    num(2, 2),
    num(3, 3),
    num(4, 2, startOverride(0, 1)),
  ],
  styles: [
    style('Normal', null, '', '', NORMAL),
    style('H1', 'Normal', '<w:b/>', numbered(1, null), 'w:type="paragraph"', '<w:next w:val="Body"/>'),
    style('H2', 'Normal', '<w:caps/>', numbered(1, 1), 'w:type="paragraph"', '<w:next w:val="H2"/>'),
    style('Body', 'Normal', '<w:i/>', '<w:ind w:left="720"/><w:jc w:val="both"/>'),
    style('Strong', null, '<w:b/>', '', 'w:type="character"'),
  ],
}
export const context: DocumentContext = contextOf(DEFINITIONS)

function numbered(numId: number, level: number | null): string {
  return `<w:numPr>${level === null ? '' : `<w:ilvl w:val="${level}"/>`}<w:numId w:val="${numId}"/></w:numPr>`
}

export type FormatCommand =
  | { readonly is: 'text'; readonly change: RunChange }
  | { readonly is: 'paragraphs'; readonly change: ParagraphChange }
  | { readonly is: 'level'; readonly by: 1 | -1 }
  | { readonly is: 'list'; readonly kind: ListKind | 'none' }
  | { readonly is: 'restart' | 'continue' | 'backspace' | 'enter' | 'next' }
  | { readonly is: 'tab'; readonly by: 1 | -1 }

/** The tracked transaction of a command over the selection; null where it means nothing, a string where it is refused. */
export function run(
  state: EditorState,
  command: FormatCommand,
  by: Tracker,
  ctx = context,
): Transaction | string | null {
  const { tr } = state
  const { from, to } = state.selection
  const made = (refusal: string | null): Transaction | string | null => refusal ?? (tr.docChanged ? tr : null)
  switch (command.is) {
    case 'text':
      return made(formatTextTracked(tr, from, to, command.change, ctx, by))
    case 'paragraphs':
      return made(formatParagraphsTracked(tr, from, to, command.change, ctx, by))
    case 'level':
      return made(changeLevelTracked(tr, from, to, command.by, ctx, by))
    case 'list':
      return made(setListTracked(tr, from, to, command.kind, ctx, by))
    case 'restart':
      return made(restartNumberingTracked(tr, from, to, ctx, by))
    case 'continue':
      return made(continueNumberingTracked(tr, from, to, ctx, by))
    case 'backspace':
      return backspaceInList(state, ctx, by)
    case 'enter':
      return enterInList(state, ctx, by)
    case 'tab':
      return tabInList(state, command.by, ctx, by)
    case 'next':
      splitTracked(tr, to, by, nextLook(state.doc, to, ctx))
      return made(null)
  }
}

export function opened(doc: Node, from: number, to: number): EditorState {
  return EditorState.create({ doc, selection: TextSelection.create(doc, from, to), plugins: [history()] })
}

/** What holds after every command: `after` was made from `before` by one tracked transaction. */
export function expectFormatLaws(before: EditorState, after: EditorState): void {
  after.doc.check()
  expectIdentities(after.doc)
  expect(show(rejectMine(after.doc))).toBe(show(rejectMine(before.doc)))
  expect(rejectMine(after.doc).toJSON()).toEqual(rejectMine(before.doc).toJSON())
  // Positions are kept: formatting moves nothing, and Enter puts the caret's text behind it.
  after.selection.$from.doc.resolve(after.selection.from)
  let undone = after
  undo(after, (tr) => (undone = after.apply(tr)))
  expect(undone.doc.toJSON()).toEqual(before.doc.toJSON())
}

/** A marked document (`|` are the selection's ends), a command, the redline and what accepting mine gives. */
export function expectFormat(marked: Node, command: FormatCommand, expected: string, accepted?: string): Node {
  const results = [marked, inGroups(marked, 1), inGroups(marked, 2)].map((variant) => {
    const { doc, from, to } = withoutCaret(variant)
    const before = opened(doc, from, to)
    const tr = run(before, command, tracker())
    if (tr === null || typeof tr === 'string') throw new Error(`nothing was done: ${tr}`)
    const after = before.apply(tr)
    expectFormatLaws(before, after)
    expect(show(after.doc)).toBe(expected)
    if (accepted !== undefined) expect(show(acceptMine(after.doc))).toBe(accepted)
    return flatten(after.doc)
  })
  return results[0]!
}

/** Why a command is refused; null where it means nothing here. */
export function refused(marked: Node, command: FormatCommand): string | null {
  const { doc, from, to } = withoutCaret(marked)
  const tr = run(opened(doc, from, to), command, tracker())
  if (tr !== null && typeof tr !== 'string') throw new Error(`it was done: ${show(tr.doc)}`)
  return tr
}
