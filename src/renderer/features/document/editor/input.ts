import { keydownHandler } from 'prosemirror-keymap'
import { Fragment, Slice } from 'prosemirror-model'
import { Plugin, TextSelection, type Command } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { schema } from '../../../../core/document/schema.ts'
import { isGone } from '../../../../core/document/text.ts'
import { deleteTracked, insertTracked, typingRange } from '../../../../core/revision/track.ts'
import { notify } from '../notices.ts'
import type { Extension } from '../extensions.ts'
import { enter, erase, insertSlice, typeText } from './commands.ts'
import type { Tracking } from './tracking.ts'
import { createCorrector } from './typing-habits.ts'

/**
 * Input that comes neither from a key we know nor from the clipboard: input methods, the host's menus, spelling,
 * dictation. Each kind (Input Events Level 2, 4.1.2) is a tracked edit of ours, or is refused with a notice; only
 * plain typing and composition reach the page themselves, and are tracked as they are read from it.
 */
const EDITS: Readonly<Record<string, (tracking: Tracking) => Command>> = {
  deleteContentBackward: (tracking) => erase(tracking, -1, 'character'),
  deleteContentForward: (tracking) => erase(tracking, 1, 'character'),
  deleteWordBackward: (tracking) => erase(tracking, -1, 'word'),
  deleteWordForward: (tracking) => erase(tracking, 1, 'word'),
  deleteSoftLineBackward: (tracking) => erase(tracking, -1, 'line'),
  deleteSoftLineForward: (tracking) => erase(tracking, 1, 'line'),
  deleteHardLineBackward: (tracking) => erase(tracking, -1, 'line'),
  deleteHardLineForward: (tracking) => erase(tracking, 1, 'line'),
  deleteContent: (tracking) => erase(tracking, -1, 'character'),
  insertParagraph: enter,
  insertLineBreak: (tracking) => typeText(tracking, '\n'),
}

/** They come with a text, and often with the range that it replaces. */
const TEXTS = new Set(['insertReplacementText', 'insertFromYank'])
/** What the page may do by itself: it is read and tracked. What copies and pastes has its own events. */
const OWN = /^(insertText|insert(From)?Composition|insertCompositionText|delete(ByComposition|CompositionText)|history)/
const ELSEWHERE = new Set(['insertFromPaste', 'insertFromPasteAsQuotation', 'insertFromDrop', 'deleteByCut'])
/** What the formatting keys take. */
const FORMATS = /^format(Bold|Italic|Underline|StrikeThrough|Superscript|Subscript)$/

const noBreakHyphen = new Slice(Fragment.from(schema.nodes.hyphen.create({ kind: 'noBreak' })), 0, 0)

export const INPUT: Extension = {
  plugins: ({ tracking }) => (tracking === null ? [] : [inputPlugin(tracking)]),
}

/** The same for any view whose edits are tracked so. */
export function inputPlugin(tracking: Tracking): Plugin {
  const press = keydownHandler({ 'Mod-_': insertSlice(tracking, noBreakHyphen, () => {}) })
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        if (startsComposition(event)) makeRoom(view, tracking)
        return press(view, event)
      },
      handleTextInput: createCorrector(tracking),
      handleDOMEvents: {
        beforeinput: (view, event) => take(view, event, tracking),
      },
    },
  })
}

/** A key that makes text, taken by an input method or a dead key, is the last that is heard before a composition begins. */
function startsComposition(event: KeyboardEvent): boolean {
  const isTaken = event.keyCode === 229 || event.key === 'Process' || event.key === 'Dead'
  const makesText =
    /^(Key|Digit|Numpad\d|Intl|Bracket|Quote|Semicolon|Backquote|Minus|Equal|Comma|Period|Slash|Backslash)/
  return isTaken && !event.isComposing && !event.ctrlKey && !event.metaKey && makesText.test(event.code)
}

/**
 * What a composition replaces goes before it begins: else the page would put the first letter in place of text that,
 * being deleted as a revision, stays on the page. Once it has begun, the browser does not look where the caret is.
 */
function makeRoom(view: EditorView, tracking: Tracking): void {
  const { state } = view
  if (!view.editable) return
  const { tr } = state
  if (state.selection.empty) {
    const { to } = typingRange(state, tracking.tracker())
    if (to !== state.selection.to) view.dispatch(tr.setSelection(TextSelection.create(tr.doc, to)))
    else partDeleted(view)
    return
  }
  let at = state.selection.to
  for (const { $from, $to } of state.selection.ranges.toReversed()) {
    at = deleteTracked(tr, $from.pos, $to.pos, tracking.tracker()).to
  }
  tr.setSelection(TextSelection.near(tr.doc.resolve(at), -1))
  view.dispatch(tracking.settle(tr))
}

/**
 * Inside deleted text the page would write the letters into the deletion's own element, where they are read together with
 * all that stands in it. Marks of their own make the view open the text at the caret, as typing does.
 */
function partDeleted(view: EditorView): void {
  const { $from } = view.state.selection
  const before = $from.nodeBefore
  if ($from.textOffset === 0 || before === null || !isGone(before)) return
  const look = before.marks.filter((mark) => mark.type === schema.marks.rPr)
  view.dispatch(view.state.tr.setStoredMarks(look).setMeta('addToHistory', false))
}

function take(view: EditorView, event: InputEvent, tracking: Tracking): boolean {
  const { inputType } = event
  const isComposing = view.composing || event.isComposing
  if (!isComposing && view.editable && inputType === 'insertText' && replaces(event)) {
    event.preventDefault()
    replaceText(view, event, tracking)
    return true
  }
  if (isComposing || OWN.test(inputType) || ELSEWHERE.has(inputType) || FORMATS.test(inputType)) return false
  event.preventDefault()
  if (!view.editable) return true
  const edit = EDITS[inputType]
  if (edit !== undefined) edit(tracking)(view.state, view.dispatch, view)
  else if (TEXTS.has(inputType)) replaceText(view, event, tracking)
  else notify({ tone: 'warning', title: 'This edit cannot be tracked, so it was not made.' })
  return true
}

/**
 * Text over a range that the editor may not know of yet (it was selected a moment ago, or a corrector chose it): read back
 * from the page, letters that the old and the new begin or end with would count as left alone.
 */
function replaces(event: InputEvent): boolean {
  const [range] = event.getTargetRanges()
  return range !== undefined && !range.collapsed && event.data !== null
}

function replaceText(view: EditorView, event: InputEvent, tracking: Tracking): void {
  const text = event.data ?? event.dataTransfer?.getData('text/plain') ?? ''
  const { tr, selection } = view.state
  const [range] = event.getTargetRanges()
  const from = range ? view.posAtDOM(range.startContainer, range.startOffset) : selection.from
  const to = range ? view.posAtDOM(range.endContainer, range.endOffset) : selection.to
  const inserted = insertTracked(tr, Math.min(from, to), Math.max(from, to), text, tracking.tracker())
  tr.setSelection(TextSelection.near(tr.doc.resolve(inserted.to), -1))
  view.dispatch(tracking.settle(tr).scrollIntoView())
}
