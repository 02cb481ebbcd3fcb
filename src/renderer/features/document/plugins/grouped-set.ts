import type { Node } from 'prosemirror-model'
import { DecorationSet } from 'prosemirror-view'

/**
 * The document's decorations as one set per group, found by the group's place. They are never mapped through changes:
 * positions in a group's set are its own. Keep a group's set while nothing in it changed: what stays the same object costs nothing.
 */
export class GroupedDecorations extends DecorationSet {
  readonly #sets: readonly DecorationSet[]
  readonly #byOffset = new Map<number, DecorationSet>()

  /** @param sets one for each group of `doc`, in order, with positions from the group's content */
  constructor(sets: readonly DecorationSet[], doc: Node) {
    // The constructor takes (local, children), which its types leave out: this set has neither of its own.
    super(...([[], []] as unknown as []))
    this.#sets = sets
    doc.forEach((_group, offset, index) => this.#byOffset.set(offset, sets[index]!))
  }

  override forChild(offset: number): DecorationSet {
    return this.#byOffset.get(offset) ?? DecorationSet.empty
  }

  eq(other: unknown): boolean {
    return (
      other instanceof GroupedDecorations &&
      other.#sets.length === this.#sets.length &&
      this.#sets.every((set, i) => set === other.#sets[i])
    )
  }
}
