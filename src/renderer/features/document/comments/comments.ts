import { TextSelection } from 'prosemirror-state'
import type { Place } from '../../../../core/document/place-map.ts'
import { notify, notifyError } from '../notices.ts'
import { refuseEdit } from '../read-only.ts'
import type { EditorSession } from '../session.ts'
import { createStore, type Store } from '../store.ts'
import { reveal } from '../view/reveal.ts'
import { commentMarks, withMarks } from './comment-marks.ts'
import { InternalComments } from './internal-comments.ts'
import { JournalStep } from './journal-step.ts'
import { SharedComments } from './shared-comments.ts'
import { commentTarget } from './target.ts'
import { keyOf, threadsIn, type Listing, type Said, type Thread } from './threads.ts'

/** What the pane shows of a document's comments. */
export interface CommentsState {
  /** Null until they are known. */
  readonly threads: readonly Thread[] | null
  /** Key of the thread that is current. */
  readonly current: string | null
  /** The words that a comment is being written on; null while none is. */
  readonly pending: string | null
  /** Key of the thread that is being answered; null while none is. */
  readonly answering: string | null
}

const NOTHING: CommentsState = { threads: null, current: null, pending: null, answering: null }

/** The comments of one document on screen: the shared ones in it, and the internal ones that the archive has for it. */
export class Comments {
  readonly state: Store<CommentsState> = createStore(NOTHING)
  readonly #session: EditorSession
  readonly #journal: JournalStep
  readonly #internal: InternalComments
  readonly #shared: SharedComments
  readonly #stops: (() => void)[] = []
  #package: Listing['package'] | null = null
  #loading: Promise<void> = Promise.resolve()

  constructor(session: EditorSession) {
    this.#session = session
    this.#journal = new JournalStep(session)
    this.#internal = new InternalComments(session, this.#journal)
    this.#shared = new SharedComments(session)
  }

  start(): void {
    this.#stops.push(
      this.#session.model.subscribe(() => this.#refresh()),
      this.#session.onUpdate((state) => this.#set({ current: commentMarks(state).current })),
    )
    // Places are of the whole document.
    this.#loading = this.#session.arrival.whole.then(() => this.#load())
  }

  stop(): void {
    for (const stop of this.#stops) stop()
  }

  #set(change: Partial<CommentsState>): void {
    this.state.set({ ...this.state.get(), ...change })
  }

  /** Whether comments can be kept: not before the whole document, with all that was said in it, is here. Says so once it waits. */
  async #isKnown(): Promise<boolean> {
    if (this.#package === null) {
      const { arrived, isWhole, whole } = this.#session.arrival
      const { groups, all } = arrived.get()
      const share = isWhole() ? '' : ` (${Math.floor((100 * groups) / all)} % of it is)`
      notify({ tone: 'info', title: `The comment is kept as soon as the whole document is here${share}.` })
      await whole
      await this.#loading
    }
    return this.#package !== null
  }

  async #load(): Promise<void> {
    const { agreement, round } = this.#session
    const answer = await this.#journal.ask('comment.list', () => ({ agreement, round }))
    if (answer === null) return
    if (!answer.ok) return notifyError(answer.error)
    const { version, package: pkg, internal } = answer.value
    this.#journal.openedAt(version, this.#journal.steps())
    this.#package = pkg
    this.#shared.take(pkg)
    const { view } = this.#session
    const replies = new Set(pkg.comments.flatMap(({ id, parent }) => (parent === null ? [] : [id])))
    view.dispatch(withMarks(view.state.tr, { replies }))
    this.#internal.take(internal)
    this.#refresh()
  }

  /** Brings the list up to what the document and the archive say. */
  #refresh(): void {
    const { view, me } = this.#session
    if (this.#package === null || view.isDestroyed) return
    this.#internal.heal()
    const { places, resolved, current } = commentMarks(view.state)
    const threads = threadsIn(view.state.doc, { package: this.#package, internal: this.#internal.all() }, places, me)
    const now = new Set(threads.flatMap((t) => (t.isResolved ? [t.key] : [])))
    const isSame = now.size === resolved.size && [...now].every((key) => resolved.has(key))
    if (!isSame) view.dispatch(withMarks(view.state.tr, { resolved: now }))
    this.#set({ threads, current })
  }

  /** With which initials shared comments are signed. */
  signWith(initials: string): void {
    this.#shared.signWith(initials)
  }

  /** Begins an answer to a thread; null gives it up. */
  answer(thread: Thread | null): void {
    this.#set({ answering: thread?.key ?? null })
  }

  /** Begins a comment on the selection, or on the word at the caret. Returns false where there is nothing to comment on. */
  compose(): boolean {
    const { view } = this.#session
    if (!this.#session.isEditable()) {
      if (this.#session.tracking !== null && !this.#session.isEditable()) refuseEdit(this.#session)
      else notify({ tone: 'warning', title: 'Comments cannot be made here.' })
      return false
    }
    if (view.dom.ownerDocument.activeElement?.closest('.note__text') != null) {
      notify({ tone: 'warning', title: 'A note cannot be commented on itself: comment on its number in the text.' })
      return false
    }
    const pending = commentTarget(view.state)
    if (pending === null) {
      notify({ tone: 'warning', title: 'There is no text here that a comment could be about.' })
      return false
    }
    view.dispatch(withMarks(view.state.tr, { pending }))
    const { from, to } = pending
    this.#set({ pending: view.state.doc.textBetween(from, Math.min(to, from + 200), ' '), answering: null })
    return true
  }

  /** Gives up the comment that is being written. */
  cancel(): void {
    this.#settle()
    this.#session.view.focus()
  }

  #settle(): void {
    const { view } = this.#session
    view.dispatch(withMarks(view.state.tr, { pending: null }))
    this.#set({ pending: null })
  }

  #pending(): Place | null {
    return commentMarks(this.#session.view.state).pending
  }

  /** Makes the comment that is being written. Returns false, with nothing lost, when it could not be kept. */
  async add(kind: Thread['kind'], text: string): Promise<boolean> {
    if (this.#pending() === null || !(await this.#isKnown())) return false
    // It may have been given up, or edited around, meanwhile.
    const place = this.#pending()
    if (place === null) return false
    const id = kind === 'shared' ? this.#shared.add(place, text) : await this.#internal.add(text)
    if (id === null) return false
    this.cancel()
    this.#refresh()
    this.#go(keyOf(kind, id))
    this.#session.announce(kind === 'shared' ? 'Shared comment added' : 'Internal comment added')
    return true
  }

  /** Answers a thread, as internally or openly as it is. */
  async reply(thread: Thread, text: string): Promise<boolean> {
    const ids = thread.comments.map((comment) => comment.id)
    const done = thread.kind === 'shared' ? this.#shared.reply(ids, text) : await this.#internal.reply(thread.id, text)
    return this.#did(done, 'Reply added')
  }

  async resolve(thread: Thread, resolved: boolean): Promise<boolean> {
    const done =
      thread.kind === 'shared'
        ? this.#shared.resolve(thread.id, resolved)
        : await this.#internal.change(thread.id, { resolved })
    return this.#did(done, resolved ? 'Comment resolved' : 'Comment opened again')
  }

  async edit(thread: Thread, { id }: Said, text: string): Promise<boolean> {
    const done = thread.kind === 'shared' ? this.#shared.edit(id, text) : await this.#internal.change(id, { text })
    return this.#did(done, 'Comment changed')
  }

  /** Deletes a reply, or a thread with its replies. */
  async remove(thread: Thread, { id }: Said): Promise<boolean> {
    const isThread = id === thread.id
    const ids = isThread ? thread.comments.map((c) => c.id) : [id]
    const done =
      thread.kind === 'shared' ? this.#shared.remove(ids) : await this.#internal.change(id, { deleted: true })
    if (done) {
      const undo = (): void => {
        if (thread.kind === 'shared') this.#session.undo()
        else void this.#restore(id)
      }
      const title = isThread ? 'Comment deleted' : 'Reply deleted'
      notify({ tone: 'success', title, action: { label: 'Undo', run: undo } })
    }
    return this.#did(done, '')
  }

  async #restore(id: string): Promise<void> {
    if (await this.#internal.change(id, { deleted: false })) await this.#load()
  }

  /**
   * Says an internal comment openly: its first comment becomes a shared one, and the internal thread stays in the archive,
   * resolved.
   */
  async share(thread: Thread): Promise<boolean> {
    const id = thread.place === null ? null : this.#shared.add(thread.place, thread.comments[0]!.text)
    if (id === null) return false
    await this.#internal.change(thread.id, { resolved: true })
    this.#did(true, 'The comment is shared now')
    this.#go(keyOf('shared', id))
    return true
  }

  /**
   * Takes a shared thread of ours back: its words go to the archive first, then leave the document for good. Undoing edits
   * does not share them again. What somebody was sent already they have.
   */
  async keepInternally(thread: Thread): Promise<boolean> {
    const { view } = this.#session
    if (thread.place === null || !thread.comments.every((comment) => comment.isMine)) return false
    view.dispatch(withMarks(view.state.tr, { pending: { from: thread.place.from, to: thread.place.to } }))
    const [first, ...replies] = thread.comments
    const id = await this.#internal.add(first!.text)
    this.#settle()
    if (id === null) return false
    for (const { text } of replies) if (!(await this.#internal.reply(id, text))) return false
    if (thread.isResolved) await this.#internal.change(id, { resolved: true })
    const done = this.#shared.withdraw(thread.comments.map((comment) => comment.id))
    this.#did(done, 'The comment is internal now')
    if (done) this.#go(keyOf('internal', id))
    return done
  }

  /** Puts an internal comment whose text is gone on the selection. */
  async putHere(thread: Thread): Promise<boolean> {
    const { view } = this.#session
    if (view.dom.ownerDocument.activeElement?.closest('.note__text') != null) {
      notify({ tone: 'warning', title: 'A note cannot be commented on itself: comment on its number in the text.' })
      return false
    }
    const pending = commentTarget(view.state)
    if (pending === null) {
      notify({ tone: 'warning', title: 'Select the text that the comment is about, and try again.' })
      return false
    }
    view.dispatch(withMarks(view.state.tr, { pending }))
    const done = await this.#internal.put(thread.id)
    this.#settle()
    return this.#did(done, 'The comment has its place again')
  }

  #did(done: boolean, said: string): boolean {
    this.#refresh()
    if (done && said !== '') this.#session.announce(said)
    return done
  }

  /** Selects what a thread is about and shows it. The keyboard stays where it is unless it is asked to the page. */
  select(thread: Thread, focus = false): void {
    this.#go(thread.key)
    if (focus) this.#session.view.focus()
    const [first] = thread.comments
    const kind = thread.kind === 'internal' ? 'Internal comment' : 'Shared comment'
    this.#session.announce(`${kind} by ${first!.author || 'an unnamed author'}: ${first!.text}`)
  }

  #go(key: string): void {
    const { view } = this.#session
    const place = this.state.get().threads?.find((t) => t.key === key)?.place ?? null
    const tr = withMarks(view.state.tr, { current: key })
    if (place !== null) {
      tr.setSelection(TextSelection.between(tr.doc.resolve(place.from), tr.doc.resolve(place.to)))
    }
    view.dispatch(tr)
    if (place !== null) reveal(view, place.from)
  }

  /** Makes a thread that was clicked on the page current. */
  pick(key: string): void {
    const { view } = this.#session
    view.dispatch(withMarks(view.state.tr, { current: key }))
  }

  /** Goes to the next open thread in the text, or the one before, round at the ends. */
  next(direction: 1 | -1): void {
    const { threads, current } = this.state.get()
    const placed = (threads ?? []).flatMap((t) =>
      t.place === null || t.isResolved ? [] : [{ thread: t, at: t.place.from }],
    )
    if (placed.length === 0) {
      this.#session.announce('There are no open comments in the text')
      return
    }
    const { from } = this.#session.view.state.selection
    const here = placed.findIndex(({ thread }) => thread.key === current)
    const beside = direction > 0 ? placed.findIndex(({ at }) => at > from) : placed.findLastIndex(({ at }) => at < from)
    const at = here >= 0 ? here + direction : beside >= 0 ? beside : direction > 0 ? 0 : -1
    this.select(placed.at(at % placed.length)!.thread, true)
  }

  /** The thread that is current, if any. */
  current(): Thread | null {
    const { threads, current } = this.state.get()
    return threads?.find((t) => t.key === current) ?? null
  }
}

const known = new WeakMap<EditorSession, Comments>()

export function commentsOf(session: EditorSession): Comments {
  let comments = known.get(session)
  if (comments === undefined) known.set(session, (comments = new Comments(session)))
  return comments
}
