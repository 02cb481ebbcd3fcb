import type { Node } from 'prosemirror-model'
import { type EditorState, Selection, TextSelection, type Transaction } from 'prosemirror-state'
import { deleteTracked } from './delete.ts'
import { erasing } from './erased.ts'
import { joinedBy, joiningWith } from './held-marks.ts'
import { isPlaceMarker, markRevisions, TRACKED, type Tracker } from './tracker.ts'
import { isGone } from '../../document/text.ts'

/** What one press of Backspace or Delete takes: a character as the reader sees it, a word, or the rest of the paragraph. */
export type CaretUnit = 'character' | 'word' | 'line'

/** Backspace: deletes the selection or what is before the caret. Null where there is nothing to delete. */
export function backspace(state: EditorState, tracker: Tracker, unit: CaretUnit = 'character'): Transaction | null {
  return press(state, tracker, unit, -1)
}

/** Delete: deletes the selection or what is after the caret. Null where there is nothing to delete. */
export function deleteForward(state: EditorState, tracker: Tracker, unit: CaretUnit = 'character'): Transaction | null {
  return press(state, tracker, unit, 1)
}

type Direction = -1 | 1

function press(state: EditorState, tracker: Tracker, unit: CaretUnit, direction: Direction): Transaction | null {
  const { selection, tr } = state
  const found = selection.empty ? targetAt(state.doc, selection.head, unit, direction, tracker) : null
  if (typeof found === 'number') return found === selection.head ? null : passed(tr, found)
  const ranges = found ? [found] : selection.ranges.map(({ $from, $to }) => ({ from: $from.pos, to: $to.pos }))
  let caret = 0
  // The last range first, so that the positions of the others stay true.
  for (const { from, to } of ranges.toReversed()) {
    const done = deleteTracked(tr, from, to, tracker)
    const goesOn = found !== null && direction > 0
    caret = goesOn ? done.to : done.from
    if (!goesOn && ranges.length === 1) tr.setMeta(...erasing(done))
  }
  tr.setSelection(caretNear(tr.doc, caret, direction))
  return tr.setMeta(TRACKED, true).scrollIntoView()
}

/** Where everything up to the next wall is deleted already, the caret goes past it. */
function passed(tr: Transaction, to: number): Transaction {
  return tr.setSelection(TextSelection.create(tr.doc, to)).setMeta(TRACKED, true).scrollIntoView()
}

function caretNear(doc: Node, pos: number, direction: Direction): Selection {
  const $pos = doc.resolve(pos)
  return $pos.parent.inlineContent ? TextSelection.create(doc, pos) : Selection.near($pos, direction)
}

interface Target {
  readonly from: number
  readonly to: number
}

/**
 * What is deleted from `pos` on: what is deleted already is passed over, as are the marks of deleted paragraphs. Where
 * nothing is left to delete, how far it went.
 */
function targetAt(doc: Node, pos: number, unit: CaretUnit, direction: Direction, tracker: Tracker): Target | number {
  let at = pos
  for (;;) {
    const $at = doc.resolve(at)
    if (!$at.parent.inlineContent) return at
    const live = liveFrom(doc, at, direction)
    if (live !== null) return inlineTarget(doc, live, unit, direction)
    const paragraph = direction < 0 ? joiningWith(doc, $at.before(), tracker) : $at.before()
    const next = paragraph === null ? null : joinedBy(doc, paragraph, 'del', tracker)
    if (paragraph === null || next === null) return direction < 0 ? $at.start() : $at.end()
    const end = paragraph + doc.nodeAt(paragraph)!.nodeSize - 1
    const { del, moveFrom } = markRevisions(doc.nodeAt(paragraph)!)
    if (!del && !moveFrom) return { from: end, to: next + 1 }
    at = direction < 0 ? end : next + 1
  }
}

/** The edge of the nearest inline content in the paragraph that is still there, or null. */
function liveFrom(doc: Node, pos: number, direction: Direction): number | null {
  let at = pos
  for (;;) {
    const $at = doc.resolve(at)
    const node = direction < 0 ? $at.nodeBefore : $at.nodeAfter
    if (!node) return null
    if (!isGone(node) && !isPlaceMarker(node)) return at
    at += direction * node.nodeSize
  }
}

function inlineTarget(doc: Node, pos: number, unit: CaretUnit, direction: Direction): Target {
  const $pos = doc.resolve(pos)
  if (unit === 'line') return direction < 0 ? { from: $pos.start(), to: pos } : { from: pos, to: $pos.end() }
  const run = liveText(doc, pos, unit, direction)
  const size = run.text === '' ? 1 : unitLength(run.text, unit, direction)
  const far = run.text === '' ? pos + direction : run.places[size - 1]!
  return direction < 0 ? { from: far, to: pos } : { from: pos, to: far }
}

/** The longest run of live text that is looked at for a unit, in UTF-16 units. */
const LONGEST = { character: 64, word: 1024 } as const

/** The live text next to `pos`, in reading order, and how far from `pos` its nth unit reaches, nearest first. */
function liveText(
  doc: Node,
  pos: number,
  unit: 'character' | 'word',
  direction: Direction,
): { text: string; places: number[] } {
  let text = ''
  let at = pos
  const places: number[] = []
  while (places.length < LONGEST[unit]) {
    const $at = doc.resolve(at)
    const node = direction < 0 ? $at.nodeBefore : $at.nodeAfter
    if (!node) break
    const passed = isPlaceMarker(node) || (unit === 'word' && isGone(node))
    if (!passed && (!node.isText || isGone(node))) break
    if (!passed) {
      text = direction < 0 ? node.text! + text : text + node.text!
      for (let i = 1; i <= node.nodeSize; i++) places.push(at + direction * i)
    }
    at += direction * node.nodeSize
  }
  return { text, places }
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
const words = new Intl.Segmenter('und', { granularity: 'word' })

/** Length of the character or word at the near end of `text`. A word takes the blanks between it and the caret along. */
function unitLength(text: string, unit: 'character' | 'word', direction: Direction): number {
  const near = direction < 0 ? text.slice(-LONGEST[unit]) : text.slice(0, LONGEST[unit])
  const segments = [...(unit === 'word' ? words : graphemes).segment(near)]
  if (direction < 0) segments.reverse()
  let length = 0
  for (const { segment } of segments) {
    const blank = /^\s+$/.test(segment)
    // Backwards the blanks come first, forwards they follow the word.
    if (unit === 'word' && direction > 0 && length > 0 && !blank) break
    length += segment.length
    if (unit === 'character' || (direction < 0 && !blank)) break
  }
  return length
}
