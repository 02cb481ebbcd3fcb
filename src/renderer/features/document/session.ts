import { history, redo, undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, Selection, type Command, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { Party } from '../../../core/agreement/agreement.ts'
import { pictureUrl } from '../../../core/api/drafts.ts'
import { firstOf, type Projection } from '../../../core/api/projection.ts'
import { createUnpacker } from '../../../core/document/wire.ts'
import { whyProtected } from '../../../core/document/protection.ts'
import { regroup } from '../../../core/revision/track.ts'
import { fetchRest } from '../../api.ts'
import { notify } from './notices.ts'
import { createArrival, type Arrival } from './arrival.ts'
import type { Autosave } from './autosave.ts'
import { composed } from './editor/composed.ts'
import { keys } from './editor/keys.ts'
import { createTracking, type Tracking } from './editor/tracking.ts'
import { EXTENSIONS } from './extensions.ts'
import { buildModel, EMPTY_MODEL, readGroups, type DocumentModel } from './model.ts'
import { createAuthorClass, createParties } from './parties.ts'
import { groupDecorations } from './plugins/group-decorations.ts'
import { ALL_SHOWN } from './plugins/sight.ts'
import type { MarkupView } from './Page.tsx'
import { refuseEdit } from './read-only.ts'
import { ChangesCursor } from './review/changes-cursor.ts'
import { inSlices, type Slices } from './slices.ts'
import { snapshotOf, type Snapshot } from './snapshot.ts'
import { createStore, type Store } from './store.ts'
import { createViewEnv } from './view/create-env.ts'
import type { ViewEnv } from './view/env.ts'
import { createFurniture } from './view/furniture.ts'
import { createLooks, type Looks } from './view/looks.ts'
import { markViews } from './view/mark-views.ts'
import { nodeViews } from './view/node-views.ts'
import { OriginalView } from './view/original-view.ts'
import { reveal } from './view/reveal.ts'
import { createTabLayout } from './view/tabs.ts'

export interface SessionOptions {
  readonly mount: HTMLElement
  readonly projection: Projection
  /** The profile's name: the author of our revisions. */
  readonly me: string
  /** Null for a sealed round, which is read only. */
  readonly autosave: Autosave | null
  readonly announce: (message: string) => void
  readonly agreement: string
  /** The sealed round that is read; null for the draft. */
  readonly round: string | null
}

const REST_MS = 250

type UpdateListener = (state: EditorState, tr: Transaction) => void

/** One document on screen: the view, what it tracks as, and what the panes show of it. */
export class EditorSession {
  readonly agreement: string
  /** The sealed round that is read; null for the draft. */
  readonly round: string | null
  /** So long that only what is near what one sees is on the page. */
  readonly isLong: boolean
  /** The profile's name: the author of our revisions. */
  readonly me: string
  readonly partyOf: (author: string) => Party
  readonly snapshot: Store<Snapshot>
  readonly model: Store<DocumentModel>
  readonly view: EditorView
  readonly looks: Looks
  /** What node views share. */
  readonly env: ViewEnv
  /** Null for a sealed round: nothing in it can be edited. */
  readonly tracking: Tracking | null
  readonly changes: ChangesCursor
  /** The rest of a long document, which comes while its beginning is read. */
  readonly arrival: Arrival
  readonly original = new OriginalView(this)
  readonly #options: SessionOptions
  readonly #tabs: ReturnType<typeof createTabLayout>
  readonly #listeners = new Set<UpdateListener>()
  #showsMarks = false
  #markup: MarkupView = 'all'
  #refreshing: Slices | undefined

  constructor(options: SessionOptions) {
    const { projection, me, autosave, mount, agreement, round } = options
    this.#options = options
    this.agreement = agreement
    this.round = round
    this.isLong = projection.groups > ALL_SHOWN
    this.me = me
    const unpack = createUnpacker()
    const doc = firstOf(projection, unpack)
    this.partyOf = createParties(projection.ourAuthors, me)
    this.looks = createLooks(projection.context)
    this.changes = new ChangesCursor(this)
    this.tracking = autosave === null ? null : createTracking(projection.firstFreeId, me)
    this.#tabs = createTabLayout(projection.context.look.defaultTab)
    this.env = createViewEnv({
      looks: this.looks,
      partyOf: this.partyOf,
      authorClass: createAuthorClass(this.partyOf, me),
      layTabs: this.#tabs.lay,
      pictureUrl: (part: string) => pictureUrl(agreement, round, part),
      furniture: createFurniture(projection.furniture),
    })
    const state = EditorState.create({ doc, plugins: this.#plugins() })
    this.view = new EditorView(mount, {
      state,
      editable: () => this.isEditable(),
      nodeViews: nodeViews(this.env),
      markViews: markViews(this.env),
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
    this.arrival = createArrival({
      groups: doc.childCount,
      all: projection.groups,
      unpack,
      fetch: (from) => fetchRest(round, projection.rest ?? '', from),
      append: (groups) => this.#append(groups),
    })
    // The page comes first, then the panes.
    this.refreshSoon(0)
    void this.arrival.whole.then(() => this.refreshSoon(0))
  }

  #plugins() {
    return [
      ...EXTENSIONS.flatMap((extension) => extension.plugins(this)),
      keys(this.tracking),
      history(),
      groupDecorations(this.looks),
    ]
  }

  /** Whether the text can be edited now: a draft that can be saved, in a view that shows what is typed. */
  isEditable(): boolean {
    const { autosave } = this.#options
    // In the original nothing that is typed would be seen.
    return autosave !== null && autosave.state().kind !== 'stopped' && this.#markup !== 'original'
  }

  #dispatch(tr: Transaction): void {
    const { state } = this.view
    if (!tr.docChanged || this.tracking === null) {
      if (tr.docChanged) return
      this.#show(state.apply(tr), tr)
      return
    }
    if (!this.isEditable()) return
    this.changes.forget()
    const edit = composed(tr, state)
    if (edit === null) return
    const rewritten = this.tracking.rewrite(edit, state)
    if (!rewritten.ok) {
      notify({ tone: 'warning', title: rewritten.reason })
      return
    }
    const edited = state.apply(rewritten.tr)
    const regrouping = regroup(rewritten.tr, edited)
    const next = regrouping === null ? edited : edited.apply(regrouping)
    this.#options.autosave?.push([...rewritten.tr.steps, ...(regrouping?.steps ?? [])])
    this.#show(next, rewritten.tr)
    this.refreshSoon()
  }

  /** What arrives was always there: it is no edit, and nothing to undo. */
  #append(groups: readonly Node[]): void {
    const { state } = this.view
    const tr = state.tr.insert(state.doc.content.size, groups).setMeta('addToHistory', false)
    this.#show(state.apply(tr), tr)
  }

  #show(next: EditorState, tr: Transaction): void {
    this.view.updateState(next)
    this.snapshot.set(this.#take(next))
    for (const listener of this.#listeners) listener(next, tr)
  }

  /** Hears of every transaction after it was shown, until the returned function is called. On the keystroke path: be quick. */
  onUpdate(listener: UpdateListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Says something to who cannot see it. */
  announce(message: string): void {
    this.#options.announce(message)
  }

  #take(state: EditorState): Snapshot {
    return {
      ...snapshotOf(state),
      isTracking: this.tracking?.isOn() ?? false,
      showsMarks: this.#showsMarks,
      current: this.changes.cardHere(state)?.key ?? null,
    }
  }

  /** The panes follow when the keyboard rests, or, after much was decided, as soon as all of it is read. */
  refreshSoon(rest = REST_MS): void {
    this.#refreshing?.stop()
    this.#refreshing = inSlices(
      rest,
      () => readGroups(this.view.state, this.looks.formatter),
      () => this.freshModel(),
    )
  }

  /** What the panes show, brought up to date at once. */
  freshModel(): DocumentModel {
    // What is counted is counted over all of it, or not yet.
    const model = { ...buildModel(this.view.state, this.looks.formatter), isKnown: this.arrival.isWhole() }
    this.model.set(model)
    return model
  }

  run(command: Command): void {
    if (!this.isEditable()) return refuseEdit(this)
    command(this.view.state, this.view.dispatch, this.view)
    this.view.focus()
  }

  undo(): void {
    this.run(undo)
  }

  redo(): void {
    this.run(redo)
  }

  toggleTracking(): void {
    if (this.#options.projection.protection === 'trackedChanges') {
      notify({ tone: 'warning', title: whyProtected('trackedChanges') })
      return
    }
    const on = this.tracking?.toggle() ?? false
    this.snapshot.set(this.#take(this.view.state))
    this.announce(on ? 'Track changes is on' : 'Track changes is off. Changes are not tracked')
  }

  toggleMarks(): void {
    this.#showsMarks = !this.#showsMarks
    this.snapshot.set(this.#take(this.view.state))
    this.announce(this.#showsMarks ? 'Non-printing marks shown' : 'Non-printing marks hidden')
  }

  showPosition(pos: number): void {
    if (this.original.showPosition(pos)) return
    const { doc } = this.view.state
    this.view.dispatch(this.view.state.tr.setSelection(Selection.near(doc.resolve(Math.min(pos, doc.content.size)), 1)))
    this.view.focus()
    reveal(this.view, pos, 'start')
  }

  /** All text as it would read, for keeping what could not be saved. */
  text(): string {
    return this.view.state.doc.textBetween(0, this.view.state.doc.content.size, '\n')
  }

  setMarkup(markup: MarkupView): void {
    this.#markup = markup
    if (markup === 'original') this.original.show()
    else this.original.hide(!this.changes.isUncovering)
    // Asks the view whether it may still be edited.
    this.view.setProps({})
  }

  destroy(): void {
    this.#refreshing?.stop()
    this.#tabs.stop()
    this.arrival.stop()
    this.original.hide()
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
