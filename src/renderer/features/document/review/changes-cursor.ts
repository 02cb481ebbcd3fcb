import { Selection, TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import type { Decision } from '../../../../core/revision/decide.ts'
import { notify } from '../notices.ts'
import { decideAll, decideCards, decideSelection } from '../editor/decisions.ts'
import { cardAt, cardBeside } from '../model.ts'
import type { MarkupView } from '../Page.tsx'
import { refuseEdit } from '../read-only.ts'
import type { EditorSession } from '../session.ts'
import { reveal } from '../view/reveal.ts'
import type { Card } from './cards.ts'
import { spoken } from './spoken.ts'

/** How much markup the page shows, and how to have it show more. */
export interface Markup {
  readonly shown: MarkupView
  readonly show: (markup: MarkupView) => void
}

/** From how many changes on a decision may take long enough to be told before it begins. */
const MANY = 1500

/** Going from change to change, and deciding them. */
export class ChangesCursor {
  #markup: Markup | null = null
  /** The page is changing its view to show a change, and will go to its place. */
  isUncovering = false
  readonly #session: EditorSession
  /** The card that was gone to last, and the selection that this made. */
  #visited: { readonly card: Card; readonly selection: Selection } | null = null

  constructor(session: EditorSession) {
    this.#session = session
  }

  /** Told by whoever shows the page. */
  setMarkup(markup: Markup): void {
    this.#markup = markup
  }

  showAll(): void {
    this.#markup?.show('all')
  }

  /** The document was edited: what was gone to may be gone. */
  forget(): void {
    this.#visited = null
  }

  /**
   * The card that the selection is in. The one gone to last stays it while the selection does: a paragraph's mark has no
   * text to select, and where two changes touch, a position alone cannot tell them apart.
   */
  cardHere(state: EditorState): Card | null {
    const { selection } = state
    if (this.#isVisited(selection)) return this.#visited!.card
    return cardAt(state, selection.from, selection.to)
  }

  #isVisited(selection: Selection): boolean {
    return this.#visited?.selection.eq(selection) === true
  }

  /** F8: selects the next (or previous) change and says whose it is. */
  go(direction: 1 | -1): void {
    const { cards } = this.#session.freshModel()
    const { selection } = this.#session.view.state
    const { from, to, empty } = selection
    const visited = this.#isVisited(selection) ? this.#visited!.card : null
    const at = visited === null ? -1 : cards.findIndex((c) => c.key === visited.key && c.from === visited.from)
    // From a caret the change it stands in front of counts as next.
    const pos = direction > 0 ? (empty ? from - 1 : from) : empty ? to + 1 : to
    const card = at < 0 ? cardBeside(cards, pos, direction) : cards.at((at + direction) % cards.length)!
    if (card === null) this.#session.announce('There are no changes')
    else this.select(card)
  }

  /** Selects a card's text on the page and shows it, with more markup where it could not be seen. */
  select(card: Card, focus = true): void {
    if (this.#markup === null || this.#markup.shown === 'all') this.#select(card, focus, '')
    else this.#uncover(this.#markup, () => this.#select(card, focus, 'All markup is shown. '))
  }

  #select(card: Card, focus: boolean, first: string): void {
    const { view } = this.#session
    const { doc } = view.state
    const from = Selection.near(doc.resolve(Math.min(card.from, doc.content.size)), 1).from
    const to = Math.max(from, Selection.near(doc.resolve(Math.min(card.to, doc.content.size)), -1).to)
    const selection = TextSelection.create(doc, from, to)
    this.#visited = { card, selection }
    view.dispatch(view.state.tr.setSelection(selection))
    if (focus) view.focus()
    reveal(view, from)
    this.#session.announce(first + spoken(card, this.#session.model.get().clauses))
  }

  #uncover({ shown, show }: Markup, then: () => void): void {
    this.isUncovering = true
    show('all')
    notify({
      tone: 'info',
      title: 'All markup is shown, so that the change can be seen',
      action: { label: 'Hide it again', run: () => show(shown) },
    })
    // By then the page is in its new view, and can take the focus.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        this.isUncovering = false
        then()
      }),
    )
  }

  /**
   * Alt+A and Alt+R: decides what is selected (of a change its selected part), or the change at the caret, and goes on to
   * the next.
   */
  decideHere(decision: Decision): void {
    if (!this.#session.isEditable()) return refuseEdit(this.#session)
    const { state } = this.#session.view
    const isPart = !state.selection.empty && !this.#isVisited(state.selection)
    const card = this.cardHere(state)
    if (isPart) {
      if (!this.decideSelected(decision)) return
    } else if (card === null) {
      this.go(1)
      return
    } else this.decide([card], decision)
    const after = Math.max(0, (isPart ? state.selection.from : card!.from) - 1)
    const next = cardBeside(this.#session.freshModel().cards, after, 1)
    if (next === null) this.#session.announce('That was the last change')
    else this.select(next)
  }

  /** Decides what the selection takes in. @returns false when that is nothing */
  decideSelected(decision: Decision): boolean {
    const { view } = this.#session
    const tr = this.#session.isEditable() ? decideSelection(view.state, decision) : null
    if (tr === null) {
      this.#session.announce('No change is selected')
      return false
    }
    view.dispatch(tr)
    this.#session.announce(`Selected changes ${decision}ed`)
    this.#session.freshModel()
    return true
  }

  /** Decides these changes as one step that undo takes back. */
  decide(shown: readonly Card[], decision: Decision): void {
    if (!this.#session.isEditable()) return refuseEdit(this.#session)
    const cards = this.#asTheyStand(shown)
    if (cards.length === 0) return
    const { listed } = this.#session.model.get()
    // What has not arrived yet is not meant.
    const isAll =
      this.#session.arrival.isWhole() &&
      cards.length === listed.length &&
      cards.every((card, i) => card.key === listed[i]!.key)
    const make = (): Transaction => {
      const { state } = this.#session.view
      return isAll ? decideAll(state, decision) : decideCards(state, cards, decision)
    }
    if (cards.length < MANY) this.#decided(make(), cards.length, decision)
    else this.#decideMany(make, cards.length, decision)
  }

  /** Cards that were listed before the last edit, where they are now: the list follows when the keyboard rests. */
  #asTheyStand(cards: readonly Card[]): readonly Card[] {
    const { model, view } = this.#session
    if (model.get().doc === view.state.doc) return cards
    const now = Map.groupBy(this.#session.freshModel().cards, ({ key }) => key)
    const apart = (card: Card, { from }: Card): number => Math.abs(card.from - from)
    return cards.flatMap((card) => now.get(card.key)?.toSorted((a, b) => apart(a, card) - apart(b, card))[0] ?? [])
  }

  #decideMany(make: () => Transaction, count: number, decision: Decision): void {
    const doing = decision === 'accept' ? 'Accepting' : 'Rejecting'
    notify({ tone: 'info', title: `${doing} ${count.toLocaleString()} changes …` })
    this.#session.announce(`${doing} ${count} changes`)
    const { doc } = this.#session.view.state
    // The next frame shows the notice; the work stands behind it.
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (this.#session.view.state.doc === doc) this.#decided(make(), count, decision)
      }),
    )
  }

  #decided(tr: Transaction, count: number, decision: Decision): void {
    this.#session.view.dispatch(tr)
    const done = `${count === 1 ? 'Change' : `${count.toLocaleString()} changes`} ${decision}ed`
    this.#session.announce(done)
    if (count > 1) {
      notify({ tone: 'success', title: done, action: { label: 'Undo', run: () => this.#session.undo() } })
    }
    // After many, the panes follow when they have been read anew: the page does not wait for them.
    if (count < MANY) this.#session.freshModel()
    else this.#session.refreshSoon(0)
  }
}
