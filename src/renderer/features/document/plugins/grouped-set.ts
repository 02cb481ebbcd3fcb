import type { Node } from 'prosemirror-model'
import { DecorationSet } from 'prosemirror-view'
import { groupIndexAt, groupStarts } from '../../../../core/document/group-places.ts'

/**
 * The document's decorations as one set per group, found by the group's place. They are never mapped through changes:
 * positions in a group's set are its own. Keep a group's set while nothing in it changed: what stays the same object costs nothing.
 */
export class GroupedDecorations extends DecorationSet {
  readonly #sets: readonly DecorationSet[]
  readonly #doc: Node
  /** Groups are asked for in their order: the next one is mostly the one wanted. */
  #next = 0

  /** @param sets one for each group of `doc`, in order, with positions from the group's content */
  constructor(sets: readonly DecorationSet[], doc: Node) {
    // The constructor takes (local, children), which its types leave out: this set has neither of its own.
    super(...([[], []] as unknown as []))
    this.#sets = sets
    this.#doc = doc
  }

  override forChild(offset: number): DecorationSet {
    const starts = groupStarts(this.#doc)
    const index = starts[this.#next] === offset ? this.#next : groupIndexAt(this.#doc, offset)
    this.#next = index + 1
    return starts[index] === offset ? (this.#sets[index] ?? DecorationSet.empty) : DecorationSet.empty
  }

  eq(other: unknown): boolean {
    return (
      other instanceof GroupedDecorations &&
      (other.#sets === this.#sets ||
        (other.#sets.length === this.#sets.length && this.#sets.every((set, i) => set === other.#sets[i])))
    )
  }
}
