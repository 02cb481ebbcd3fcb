import { closeHistory } from 'prosemirror-history'
import type { Node, ResolvedPos } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { correctionOf, usesCurlyQuotes, type TypingHabits } from '../../../../core/document/autocorrect.ts'
import { isGone } from '../../../../core/document/text.ts'
import { insertTracked } from '../../../../core/revision/track.ts'
import type { Tracking } from './tracking.ts'
import { typed } from './typing.ts'

let habits: TypingHabits = { quotes: 'never', symbols: false }

/** How typing is corrected from now on, in every document. */
export function setTypingHabits(next: TypingHabits): void {
  habits = next
}

/** As far into the document its habit with quotes is looked for. */
const LOOKED_AT = 100_000
const LONGEST = 24

/** Corrects what is typed. The correction is an undo step of its own: undone, the characters typed are back. */
export function createCorrector(
  tracking: Tracking,
): (view: EditorView, from: number, to: number, text: string) => boolean {
  let curly: boolean | null = null
  const isCurly = (doc: Node): boolean => {
    if (habits.quotes !== 'document') return habits.quotes === 'always'
    curly ??= usesCurlyQuotes(doc.textBetween(0, Math.min(doc.content.size, LOOKED_AT), ' '))
    return curly
  }
  return (view, from, to, text) => {
    if (view.composing || !/["'\-)]$/.test(text)) return false
    const $from = view.state.doc.resolve(from)
    if (!$from.parent.inlineContent) return false
    const before = textBefore($from) + text
    const correction = correctionOf(before, isCurly(view.state.doc), habits.symbols)
    if (correction === null) return false
    view.dispatch(typed(view.state, text, from, to, tracking))
    const { state } = view
    const { head } = state.selection
    // What was typed stands before the caret in one piece, unless a revision of others cut in.
    if (state.doc.textBetween(head - correction.length, head, '', '\ufffc') !== before.slice(-correction.length))
      return true
    const tr = closeHistory(state.tr)
    const inserted = insertTracked(tr, head - correction.length, head, correction.text, tracking.tracker())
    tr.setSelection(TextSelection.create(tr.doc, inserted.to))
    view.dispatch(tracking.settle(tr))
    return true
  }
}

/** The last characters before a place, without what is deleted. */
function textBefore($pos: ResolvedPos): string {
  const { parent } = $pos
  let text = ''
  for (let i = $pos.index(), end = $pos.textOffset; i >= 0 && text.length < LONGEST; i--, end = Infinity) {
    const node = end === 0 ? null : parent.maybeChild(i)
    if (node == null || isGone(node)) continue
    text = (node.isText ? node.text!.slice(0, end) : '\ufffc') + text
  }
  return text.slice(-LONGEST)
}
