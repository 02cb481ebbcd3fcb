import { history, redo, redoDepth, undo, undoDepth } from 'prosemirror-history'
import { Node } from 'prosemirror-model'
import { EditorState, Selection, TextSelection, type Command, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { Party } from '../../../core/agreement/agreement.ts'
import type { Projection } from '../../../core/api/projection.ts'
import { schema } from '../../../core/document/schema.ts'
import type { Decision } from '../../../core/revision/decide.ts'
import { regroup } from '../../../core/revision/track.ts'
import { notify } from '../../ui/notices.ts'
import type { Autosave } from './autosave.ts'
import { hasToggle, toggle } from './editor/commands.ts'
import { decideCards } from './editor/decisions.ts'
import { keys } from './editor/keys.ts'
import { createTracking, type Tracking } from './editor/tracking.ts'
import { transfer } from './editor/transfer.ts'
import { describeChange } from './kinds.ts'
import { buildModel, cardAt, cardBeside, EMPTY_MODEL, type DocumentModel } from './model.ts'
import { createParties } from './parties.ts'
import { groupDecorations } from './plugins/group-decorations.ts'
import type { MarkupView } from './Page.tsx'
import type { Card } from './review/cards.ts'
import { shortText } from './review/excerpt.ts'
import { createStore, type Store } from './store.ts'
import { createLooks, type Looks } from './view/looks.ts'
import { markViews } from './view/mark-views.ts'
import { nodeViews } from './view/node-views.ts'
import { reveal } from './view/reveal.ts'
import { createTabLayout } from './view/tabs.ts'

/** What the toolbar and the panes know of the editor. Kept small: it is compared after every keystroke. */
export interface Snapshot {
  readonly isTracking: boolean
  readonly showsMarks: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  /** Key of the card that the selection is in. */
  readonly current: string | null
  /** Where the selection is, for the outline: changes with the clause only when read through `clauseAt`. */
  readonly head: number
}

export interface SessionOptions {
  readonly mount: HTMLElement
  readonly projection: Projection
  /** The profile's name: the author of our revisions. */
  readonly me: string
  /** Null for a sealed round, which is read only. */
  readonly autosave: Autosave | null
  readonly announce: (message: string) => void
  /** Where the picture in a part of this document is fetched. */
  readonly pictureUrl: (part: string) => string
}

const REST_MS = 250

/** One document on screen: the view, what it tracks as, and what the panes show of it. */
export class EditorSession {
  readonly partyOf: (author: string) => Party
  readonly snapshot: Store<Snapshot>
  readonly model: Store<DocumentModel>
  readonly view: EditorView
  readonly looks: Looks
  readonly #options: SessionOptions
  readonly #tracking: Tracking | null
  readonly #tabs: ReturnType<typeof createTabLayout>
  #showsMarks = false
  #markup: MarkupView = 'all'
  /** The card that was gone to last, and the selection that this made. */
  #visited: { readonly card: Card; readonly selection: Selection } | null = null
  #rest: ReturnType<typeof setTimeout> | undefined
  #idle = 0

  constructor(options: SessionOptions) {
    const { projection, me, autosave, mount, pictureUrl } = options
    this.#options = options
    const doc = Node.fromJSON(schema, projection.doc)
    this.partyOf = createParties(projection.ourAuthors, me)
    this.looks = createLooks(projection.context)
    this.#tracking = autosave === null ? null : createTracking(doc, me)
    this.#tabs = createTabLayout(projection.context.look.defaultTab)
    const env = { looks: this.looks, partyOf: this.partyOf, layTabs: this.#tabs.lay, pictureUrl }
    const state = EditorState.create({ doc, plugins: this.#plugins() })
    this.view = new EditorView(mount, {
      state,
      editable: () => this.#isEditable(),
      nodeViews: nodeViews(env),
      markViews: markViews(env),
      attributes: {
        'aria-label': autosave === null ? 'Document, read only' : 'Document',
        role: 'textbox',
        'aria-multiline': 'true',
        tabindex: '0',
        spellcheck: 'false',
      },
      dispatchTransaction: (tr) => this.#dispatch(tr),
    })
    this.snapshot = createStore(this.#take(this.view.state))
    this.model = createStore(EMPTY_MODEL)
    spareReact(this.view.dom)
    // The page comes first, then the panes.
    this.#refreshSoon(0)
  }

  #plugins() {
    const warn = (title: string): void => notify({ tone: 'warning', title })
    const actions = {
      toggle: (what: 'bold' | 'italic' | 'underline'): Command => this.#toggle(what),
      toggleTracking: () => this.toggleTracking(),
      toggleMarks: () => this.toggleMarks(),
      goToRevision: (direction: 1 | -1) => this.goToRevision(direction),
      decide: (decision: Decision) => this.decideCurrent(decision),
    }
    return [keys(actions, this.#tracking), transfer(this.#tracking, warn), history(), groupDecorations(this.looks)]
  }

  #isEditable(): boolean {
    const { autosave } = this.#options
    // In the original nothing that is typed would be seen.
    return autosave !== null && autosave.state().kind !== 'stopped' && this.#markup !== 'original'
  }

  #dispatch(tr: Transaction): void {
    const { state } = this.view
    if (!tr.docChanged || this.#tracking === null) {
      if (tr.docChanged) return
      this.#show(state.apply(tr))
      return
    }
    if (!this.#isEditable()) return
    this.#visited = null
    const rewritten = this.#tracking.rewrite(tr, state)
    if (!rewritten.ok) {
      notify({ tone: 'warning', title: rewritten.reason })
      return
    }
    const edited = state.apply(rewritten.tr)
    const regrouping = regroup(rewritten.tr, edited)
    const next = regrouping === null ? edited : edited.apply(regrouping)
    this.#options.autosave?.push([...rewritten.tr.steps, ...(regrouping?.steps ?? [])])
    this.#show(next)
    this.#refreshSoon()
  }

  #show(next: EditorState): void {
    this.view.updateState(next)
    this.snapshot.set(this.#take(next))
  }

  #take(state: EditorState): Snapshot {
    const { head } = state.selection
    return {
      isTracking: this.#tracking?.isOn() ?? false,
      showsMarks: this.#showsMarks,
      canUndo: undoDepth(state) > 0,
      canRedo: redoDepth(state) > 0,
      bold: hasToggle(state, this.looks, 'bold'),
      italic: hasToggle(state, this.looks, 'italic'),
      underline: hasToggle(state, this.looks, 'underline'),
      current: this.#cardHere(state)?.key ?? null,
      head,
    }
  }

  /**
   * The card that the selection is in. The one gone to last stays it while the selection does: a paragraph's mark has no
   * text to select, and where two changes touch, a position alone cannot tell them apart.
   */
  #cardHere(state: EditorState): Card | null {
    const { selection } = state
    if (this.#visited?.selection.eq(selection) === true) return this.#visited.card
    return cardAt(state, selection.from, selection.to)
  }

  /** The panes follow when the keyboard rests. */
  #refreshSoon(rest = REST_MS): void {
    clearTimeout(this.#rest)
    cancelIdleCallback(this.#idle)
    this.#rest = setTimeout(() => {
      this.#idle = requestIdleCallback(() => this.#freshModel(), { timeout: 1000 })
    }, rest)
  }

  #freshModel(): DocumentModel {
    const model = buildModel(this.view.state, this.looks.formatter)
    this.model.set(model)
    return model
  }

  run(command: Command): void {
    command(this.view.state, this.view.dispatch, this.view)
    this.view.focus()
  }

  undo(): void {
    this.run(undo)
  }

  redo(): void {
    this.run(redo)
  }

  #toggle(what: 'bold' | 'italic' | 'underline'): Command {
    return (state, dispatch, view) =>
      this.#tracking !== null &&
      toggle(this.#tracking, this.looks, what, (reason) => notify({ tone: 'warning', title: reason }))(
        state,
        dispatch,
        view,
      )
  }

  toggleFormat(what: 'bold' | 'italic' | 'underline'): void {
    this.run(this.#toggle(what))
  }

  toggleTracking(): void {
    const on = this.#tracking?.toggle() ?? false
    this.snapshot.set(this.#take(this.view.state))
    this.#options.announce(on ? 'Track changes is on' : 'Track changes is off. Changes are not tracked')
  }

  toggleMarks(): void {
    this.#showsMarks = !this.#showsMarks
    this.snapshot.set(this.#take(this.view.state))
    this.#options.announce(this.#showsMarks ? 'Non-printing marks shown' : 'Non-printing marks hidden')
  }

  /** F8: selects the next (or previous) change and says whose it is. */
  goToRevision(direction: 1 | -1): void {
    const { cards } = this.#freshModel()
    const { from, to, empty } = this.view.state.selection
    const visited = this.#visited?.selection.eq(this.view.state.selection) === true ? this.#visited.card : null
    const at = visited === null ? -1 : cards.findIndex((c) => c.key === visited.key && c.from === visited.from)
    // From a caret the change it stands in front of counts as next.
    const pos = direction > 0 ? (empty ? from - 1 : from) : empty ? to + 1 : to
    const card = at < 0 ? cardBeside(cards, pos, direction) : cards.at((at + direction) % cards.length)!
    if (card === null) this.#options.announce('There are no changes')
    else this.select(card)
  }

  /** Selects a card's text on the page and shows it. */
  select(card: Card, focus = true): void {
    const { doc } = this.view.state
    const from = Selection.near(doc.resolve(Math.min(card.from, doc.content.size)), 1).from
    const to = Math.max(from, Selection.near(doc.resolve(Math.min(card.to, doc.content.size)), -1).to)
    const selection = TextSelection.create(doc, from, to)
    this.#visited = { card, selection }
    this.view.dispatch(this.view.state.tr.setSelection(selection))
    if (focus) this.view.focus()
    reveal(this.view, from)
    const text = [card.old, card.new].map((t) => shortText(t)).filter((t) => t !== '')
    this.#options.announce([describeChange(card), text.join(', now ')].filter(Boolean).join(': '))
  }

  showPosition(pos: number): void {
    const { doc } = this.view.state
    this.view.dispatch(this.view.state.tr.setSelection(Selection.near(doc.resolve(Math.min(pos, doc.content.size)), 1)))
    this.view.focus()
    reveal(this.view, pos, 'start')
  }

  /** Alt+A and Alt+R: decides the change at the selection and goes on to the next. */
  decideCurrent(decision: Decision): void {
    const card = this.#cardHere(this.view.state)
    if (card === null) {
      this.goToRevision(1)
      return
    }
    this.decide([card], decision)
    const next = cardBeside(this.#freshModel().cards, Math.max(0, card.from - 1), 1)
    if (next === null) this.#options.announce('That was the last change')
    else this.select(next)
  }

  decide(cards: readonly Card[], decision: Decision): void {
    if (cards.length === 0 || !this.#isEditable()) return
    this.view.dispatch(decideCards(this.view.state, cards, decision))
    const done = `${cards.length === 1 ? 'Change' : `${cards.length} changes`} ${decision}ed`
    this.#options.announce(done)
    if (cards.length > 1) {
      notify({ tone: 'success', title: done, action: { label: 'Undo', run: () => this.undo() } })
    }
    this.#freshModel()
  }

  /** All text as it would read, for keeping what could not be saved. */
  text(): string {
    return this.view.state.doc.textBetween(0, this.view.state.doc.content.size, '\n')
  }

  setMarkup(markup: MarkupView): void {
    this.#markup = markup
    // Asks the view whether it may still be edited.
    this.view.setProps({})
  }

  destroy(): void {
    clearTimeout(this.#rest)
    cancelIdleCallback(this.#idle)
    this.#tabs.stop()
    this.view.destroy()
    this.looks.dispose()
  }
}

/**
 * Before each commit React notes the selection of a focused editable element by walking all text in it, in case it
 * takes the element away (which happens to no editor here). An element with `selectionStart` is asked for that instead.
 */
function spareReact(dom: HTMLElement): void {
  Object.assign(dom, { selectionStart: 0, selectionEnd: 0 })
}
