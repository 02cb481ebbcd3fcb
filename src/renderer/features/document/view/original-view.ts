import { EditorState } from 'prosemirror-state'
import { Transform, type Mapping } from 'prosemirror-transform'
import { EditorView } from 'prosemirror-view'
import { applyDecision } from '../../../../core/revision/apply-decision.ts'
import { noteNumbers } from '../notes/numbering.ts'
import { groupDecorations } from '../plugins/group-decorations.ts'
import { groupSpacingExtension } from '../plugins/group-spacing.ts'
import { sightExtension } from '../plugins/sight-extension.ts'
import { sectionsExtension } from '../plugins/sections.ts'
import { refuseEdit } from '../read-only.ts'
import type { EditorSession } from '../session.ts'
import { markViews } from './mark-views.ts'
import { nodeViews } from './node-views.ts'
import { reveal } from './reveal.ts'

/**
 * The text as it was before all its revisions, in a view of its own that takes the page's place: paragraphs that were one
 * are one again, with the look and the numbers that they had. No style sheet could hide its way there.
 */
export class OriginalView {
  readonly #session: EditorSession
  #isWanted = false
  #hasExplained = false
  #shown: { readonly view: EditorView; readonly mapping: Mapping } | null = null

  constructor(session: EditorSession) {
    this.#session = session
  }

  /** Null while it is not shown. */
  get view(): EditorView | null {
    return this.#shown?.view ?? null
  }

  get isWanted(): boolean {
    return this.#isWanted
  }

  show(): void {
    const { arrival } = this.#session
    this.#isWanted = true
    this.#hasExplained = false
    if (arrival.isWhole()) this.#show()
    else void arrival.whole.then(() => this.#isWanted && this.#show())
  }

  #show(): void {
    if (this.#shown !== null) return
    const { view: page, env, looks } = this.#session
    const host = page.dom.parentElement
    if (host === null) return
    const at = placeInSight(page)
    const { doc, mapping } = applyDecision(new Transform(page.state.doc), 'reject')
    const plugins = [sightExtension, sectionsExtension, groupSpacingExtension, noteNumbers].flatMap((part) => [
      ...part.plugins(this.#session),
    ])
    const view = new EditorView(host, {
      state: EditorState.create({ doc, plugins: [...plugins, groupDecorations(looks)] }),
      editable: () => false,
      nodeViews: nodeViews(env),
      markViews: markViews(env),
      // Keys are not handled in what cannot be edited; events are.
      handleDOMEvents: { keydown: (_view, event) => this.#explain(event) },
      attributes: { 'aria-label': 'Original text, read only', class: 'original', role: 'document', tabindex: '0' },
    })
    host.classList.add('page__text--original')
    this.#shown = { view, mapping }
    if (at !== null) reveal(view, mapping.map(at), 'start')
  }

  /** A key that would edit says once why it does not. */
  #explain({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    const isEdit = !ctrlKey && !metaKey && !altKey && ((key.length === 1 && key !== ' ') || EDITING.has(key))
    if (isEdit && !this.#hasExplained) refuseEdit(this.#session)
    this.#hasExplained ||= isEdit
    return false
  }

  /** @param staysInPlace the page goes on where the original was read */
  hide(staysInPlace = false): void {
    this.#isWanted = false
    if (this.#shown === null) return
    const { view, mapping } = this.#shown
    const at = staysInPlace ? placeInSight(view) : null
    this.#shown = null
    view.dom.parentElement?.classList.remove('page__text--original')
    view.destroy()
    if (at !== null) reveal(this.#session.view, mapping.invert().map(at), 'start')
  }

  /** Goes to what a position of the document is here. @returns false while the original is not shown */
  showPosition(pos: number): boolean {
    if (this.#shown === null) return false
    reveal(this.#shown.view, this.#shown.mapping.map(pos), 'start')
    return true
  }
}

/** Space scrolls where nothing is written. */
const EDITING: ReadonlySet<string> = new Set(['Backspace', 'Delete', 'Enter'])

/** The position of what stands at the top of the window; null at the document's beginning. */
function placeInSight(view: EditorView): number | null {
  const ground = view.dom.closest('.doc__scroll')
  if (ground === null || ground.scrollTop === 0) return null
  const { top } = ground.getBoundingClientRect()
  const { left, width } = view.dom.getBoundingClientRect()
  return view.posAtCoords({ left: left + width / 2, top: top + 12 })?.pos ?? null
}
