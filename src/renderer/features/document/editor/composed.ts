import { Slice, type Fragment } from 'prosemirror-model'
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { AddMarkStep, RemoveMarkStep, ReplaceStep } from 'prosemirror-transform'

/*
 * While an input method composes, the page keeps the element that it writes into. Read back from there, the words around
 * the composed ones may come without their marks, and would count as replaced by themselves. Nobody composes marks: what
 * says the same as before was not edited.
 */

/** What of a transaction was truly composed: all of it, a narrower one, or null where nothing was. Others pass as they are. */
export function composed(tr: Transaction, state: EditorState): Transaction | null {
  if (tr.getMeta('composition') === undefined) return tr
  if (tr.steps.every((step) => step instanceof AddMarkStep || step instanceof RemoveMarkStep)) return null
  const [step] = tr.steps
  if (tr.steps.length !== 1 || !(step instanceof ReplaceStep) || step.slice.openStart > 0) return tr
  const { from, to, slice } = step
  const $from = state.doc.resolve(from)
  if (!$from.parent.inlineContent || to > $from.end()) return tr
  const was = wordsOf($from.parent.content.cut(from - $from.start(), to - $from.start()))
  const is = wordsOf(slice.content)
  if (was === null || is === null) return tr
  const [before, after] = shared(was, is, tr.selection.head - from)
  if (before === 0 && after === 0) return tr
  if (before + after === was.length && was.length === is.length) return null
  const middle = new Slice(slice.content.cut(before, is.length - after), 0, 0)
  const narrow = state.tr.replace(from + before, to - after, middle)
  const { anchor, head } = tr.selection
  return narrow
    .setSelection(TextSelection.create(narrow.doc, anchor, head))
    .setMeta('composition', tr.getMeta('composition'))
    .scrollIntoView()
}

/** A character for each position; null where something inline is larger than that. */
function wordsOf(content: Fragment): string | null {
  const words = content.textBetween(0, content.size, '', '\ufffc')
  return words.length === content.size ? words : null
}

/** How much two texts have in common at their start and at their end. Of letters that could be either, those before the caret are new. */
function shared(was: string, is: string, caret: number): [before: number, after: number] {
  const shorter = Math.min(was.length, is.length)
  let before = 0
  while (before < shorter && was[before] === is[before]) before++
  let after = 0
  while (after < shorter && was.at(-1 - after) === is.at(-1 - after)) after++
  if (before + after <= shorter) return [before, after]
  after = Math.max(shorter - before, Math.min(after, is.length - caret))
  return [shorter - after, after]
}
