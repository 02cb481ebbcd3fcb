import { Selection, TextSelection, type EditorState } from 'prosemirror-state'
import type { Decision } from '../../../../core/revision/decide.ts'
import { notify } from '../../../ui/notices.ts'
import { decideCards } from '../editor/decisions.ts'
import { describeChange } from '../kinds.ts'
import { cardAt, cardBeside } from '../model.ts'
import type { EditorSession } from '../session.ts'
import { reveal } from '../view/reveal.ts'
import type { Card } from './cards.ts'
import { shortText } from './excerpt.ts'

/** Going from change to change, and deciding them. */
export class ChangesCursor {
  readonly #session: EditorSession
  /** The card that was gone to last, and the selection that this made. */
  #visited: { readonly card: Card; readonly selection: Selection } | null = null

  constructor(session: EditorSession) {
    this.#session = session
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
    if (this.#visited?.selection.eq(selection) === true) return this.#visited.card
    return cardAt(state, selection.from, selection.to)
  }

  /** F8: selects the next (or previous) change and says whose it is. */
  go(direction: 1 | -1): void {
    const { cards } = this.#session.freshModel()
    const { selection } = this.#session.view.state
    const { from, to, empty } = selection
    const visited = this.#visited?.selection.eq(selection) === true ? this.#visited.card : null
    const at = visited === null ? -1 : cards.findIndex((c) => c.key === visited.key && c.from === visited.from)
    // From a caret the change it stands in front of counts as next.
    const pos = direction > 0 ? (empty ? from - 1 : from) : empty ? to + 1 : to
    const card = at < 0 ? cardBeside(cards, pos, direction) : cards.at((at + direction) % cards.length)!
    if (card === null) this.#session.announce('There are no changes')
    else this.select(card)
  }

  /** Selects a card's text on the page and shows it. */
  select(card: Card, focus = true): void {
    const { view } = this.#session
    const { doc } = view.state
    const from = Selection.near(doc.resolve(Math.min(card.from, doc.content.size)), 1).from
    const to = Math.max(from, Selection.near(doc.resolve(Math.min(card.to, doc.content.size)), -1).to)
    const selection = TextSelection.create(doc, from, to)
    this.#visited = { card, selection }
    view.dispatch(view.state.tr.setSelection(selection))
    if (focus) view.focus()
    reveal(view, from)
    const text = [card.old, card.new].map((t) => shortText(t)).filter((t) => t !== '')
    this.#session.announce([describeChange(card), text.join(', now ')].filter(Boolean).join(': '))
  }

  /** Alt+A and Alt+R: decides the change at the selection and goes on to the next. */
  decideHere(decision: Decision): void {
    const card = this.cardHere(this.#session.view.state)
    if (card === null) {
      this.go(1)
      return
    }
    this.decide([card], decision)
    const next = cardBeside(this.#session.freshModel().cards, Math.max(0, card.from - 1), 1)
    if (next === null) this.#session.announce('That was the last change')
    else this.select(next)
  }

  decide(cards: readonly Card[], decision: Decision): void {
    const { view } = this.#session
    if (cards.length === 0 || !this.#session.isEditable()) return
    view.dispatch(decideCards(view.state, cards, decision))
    const done = `${cards.length === 1 ? 'Change' : `${cards.length} changes`} ${decision}ed`
    this.#session.announce(done)
    if (cards.length > 1) {
      notify({ tone: 'success', title: done, action: { label: 'Undo', run: () => this.#session.undo() } })
    }
    this.#session.freshModel()
  }
}
