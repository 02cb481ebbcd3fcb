import { keydownHandler } from 'prosemirror-keymap'
import { redo, undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, Plugin, Selection, TextSelection, type Command, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { noteKey, noteStory, notesIn } from '../../../../core/document/note-story.ts'
import {
  formatTextTracked,
  insertTracked,
  keepOwnMark,
  LEFT_OUT,
  rememberErased,
  setNoteStory,
  SOME_PENDING,
  TRACKED,
  typingRange,
} from '../../../../core/revision/track.ts'
import { notify } from '../notices.ts'
import { inputPlugin } from '../editor/input.ts'
import { composed } from '../editor/composed.ts'
import { keys } from '../editor/keys.ts'
import { linesToSlice } from '../editor/commands.ts'
import type { Tracking } from '../editor/tracking.ts'
import { typing } from '../editor/typing.ts'
import { unseenPlugin } from '../editor/unseen.ts'
import { formatStateOf } from '../format/format-state.ts'
import type { EditorSession } from '../session.ts'
import { markViews } from '../view/mark-views.ts'
import { nodeViews } from '../view/node-views.ts'
import { storyDecorations, withNoteNumber } from './note-look.ts'

/**
 * The text of one note of the file in an editor of its own, below the page's. An edit is tracked like any other and goes
 * to the reference in the text at once (core/revision/track/notes), so that it is saved, undone and decided with the text.
 */
export class NoteView {
  readonly view: EditorView
  readonly #session: EditorSession
  #reference: Node
  #label: string

  /** @param onLeave the user is done here, and goes back to the text */
  constructor(host: HTMLElement, session: EditorSession, reference: Node, label: string, onLeave: () => void) {
    this.#session = session
    this.#reference = reference
    this.#label = label
    const { tracking } = session
    this.view = new EditorView(host, {
      state: EditorState.create({ doc: noteStory(reference)!, plugins: this.#plugins(tracking, onLeave) }),
      editable: () => session.isEditable(),
      nodeViews: nodeViews(session.env),
      markViews: markViews(session.env),
      attributes: {
        class: 'note__text',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': noteTitle(reference, label),
        spellcheck: 'false',
      },
      dispatchTransaction: (tr) => this.#dispatch(tr),
    })
    withNoteNumber(this.view.dom, label)
  }

  #plugins(tracking: Tracking | null, onLeave: () => void): Plugin[] {
    const leave: Command = () => {
      onLeave()
      return true
    }
    const inText =
      (command: Command): Command =>
      () =>
        command(this.#session.view.state, this.#session.view.dispatch)
    const goTo =
      (place: (doc: Node) => Selection): Command =>
      ({ doc, tr }, dispatch) => {
        dispatch?.(tr.setSelection(place(doc)).scrollIntoView())
        return true
      }
    // The browser does not go past the note's number, which is no text.
    const own: Record<string, Command> = {
      Escape: leave,
      'Mod-Home': goTo((doc) => Selection.atStart(doc)),
      'Mod-End': goTo((doc) => Selection.atEnd(doc)),
    }
    if (tracking !== null) {
      Object.assign(own, {
        'Mod-z': inText(undo),
        'Mod-y': inText(redo),
        'Mod-Shift-z': inText(redo),
        'Mod-b': this.#toggle(tracking, 'bold'),
        'Mod-i': this.#toggle(tracking, 'italic'),
      })
    }
    return [
      new Plugin({
        props: {
          handleKeyDown: keydownHandler(own),
          handlePaste: (_view, event) => this.#paste(tracking, event.clipboardData?.getData('text/plain') ?? ''),
          handleDrop: () => true,
        },
      }),
      storyDecorations(this.#session.looks),
      unseenPlugin(),
      ...(tracking === null ? [] : [inputPlugin(tracking), typing(tracking), rememberErased]),
      keys(tracking),
    ]
  }

  #toggle(tracking: Tracking, what: 'bold' | 'italic'): Command {
    return (state, dispatch) => {
      const { from, to, empty } = state.selection
      const { looks } = this.#session
      if (empty) return true
      const { tr } = state
      const on = formatStateOf(state, looks)[what] !== 'on'
      const refusal = formatTextTracked(tr, from, to, { kind: 'toggle', what, on }, looks.file, tracking.tracker())
      if (refusal !== null) notify({ tone: 'warning', title: refusal })
      else dispatch?.(tracking.settle(tr))
      if (tr.getMeta(LEFT_OUT) !== undefined) notify({ tone: 'info', title: SOME_PENDING })
      return true
    }
  }

  /** What is pasted into a note is its words: a note has no room for tables, lists and headings. */
  #paste(tracking: Tracking | null, text: string): boolean {
    const { state } = this.view
    if (tracking === null || text === '' || !this.#session.isEditable()) return true
    const { tr } = state
    const tracker = tracking.tracker()
    const place = typingRange(state, tracker)
    const { to } = insertTracked(tr, place.from, place.to, linesToSlice(text, state), tracker)
    this.view.dispatch(tracking.settle(tr.setSelection(TextSelection.near(tr.doc.resolve(to), -1))))
    return true
  }

  #dispatch(tr: Transaction): void {
    const { state } = this.view
    const { tracking, view } = this.#session
    if (!tr.docChanged) {
      this.#show(state.apply(tr))
      return
    }
    const pos = this.#position()
    if (tracking === null || pos === null || !this.#session.isEditable()) return
    const edit = composed(tr, state)
    if (edit === null) return
    const rewritten = tracking.rewrite(edit, state)
    if (!rewritten.ok) {
      notify({ tone: 'warning', title: rewritten.reason })
      return
    }
    const next = state.apply(keepOwnMark(rewritten.tr))
    if (next.doc.eq(state.doc)) {
      this.#show(state.apply(state.tr.setSelection(Selection.fromJSON(state.doc, next.selection.toJSON()))))
      return
    }
    this.#show(next)
    const inText = view.state.tr
    if (setNoteStory(inText, pos, next.doc)) view.dispatch(inText.setMeta(TRACKED, true).setTime(tr.time))
  }

  #show(next: EditorState): void {
    this.view.updateState(next)
    withNoteNumber(this.view.dom, this.#label)
  }

  /** Where its reference stands; null when it is gone. */
  #position(): number | null {
    const own = notesIn(this.#session.view.state.doc).filter(({ node }) => noteKey(node) === noteKey(this.#reference))
    return (own.find(({ node }) => node === this.#reference) ?? own[0])?.pos ?? null
  }

  /** Follows what became of the reference: undone, decided, numbered anew. */
  follow(reference: Node, label: string): void {
    const { state } = this.view
    this.#reference = reference
    this.#label = label
    const story = noteStory(reference)
    if (story === null) return
    if (story !== state.doc && !story.eq(state.doc)) {
      const at = state.doc.content.findDiffEnd(story.content)?.b ?? state.selection.head
      const selection = Selection.near(story.resolve(Math.min(at, story.content.size)), -1)
      this.view.updateState(EditorState.create({ doc: story, plugins: state.plugins, selection }))
    }
    withNoteNumber(this.view.dom, label)
  }

  /** Puts the caret at a place on screen, or at the end of what the note says. */
  focusAt(point?: { readonly left: number; readonly top: number }): void {
    const { view } = this
    const found = point === undefined ? null : view.posAtCoords(point)
    const { doc, tr } = view.state
    const selection =
      found === null ? Selection.atEnd(doc) : Selection.near(doc.resolve(Math.min(found.pos, doc.content.size)), -1)
    view.dispatch(tr.setSelection(selection).scrollIntoView())
    view.focus()
  }

  destroy(): void {
    this.view.destroy()
  }
}

/** "Footnote 3". */
export function noteTitle(reference: Node, label: string): string {
  return `${reference.attrs.kind === 'endnote' ? 'Endnote' : 'Footnote'} ${label}`.trim()
}
