import { createStore, type Store } from '../store.ts'
import type { ClauseTree } from './tree.ts'

/** What is folded in an outline: everything from a level on, but for what the user folded or unfolded by hand. */
export interface Folds {
  /** Clauses above this level are open. */
  readonly openLevels: number
  readonly chosen: ReadonlyMap<string, boolean>
}

/** Two levels are in sight at first, so that a long contract stays calm. */
const AT_FIRST: Folds = { openLevels: 1, chosen: new Map() }

/** By agreement, for as long as the window lives. */
const remembered = new Map<string, Store<Folds>>()

export function foldsOf(agreement: string): Store<Folds> {
  const known = remembered.get(agreement) ?? createStore(AT_FIRST)
  remembered.set(agreement, known)
  return known
}

/** What a clause is remembered by: its place and its number change as the contract is edited. */
function keyOf({ clauses }: ClauseTree, index: number): string {
  const { paraId, title } = clauses[index]!
  return paraId ?? title
}

export function isUnfolded({ openLevels, chosen }: Folds, tree: ClauseTree, index: number): boolean {
  return chosen.get(keyOf(tree, index)) ?? tree.levels[index]! < openLevels
}

export function setUnfolded(store: Store<Folds>, tree: ClauseTree, index: number, isOpen: boolean): void {
  const { openLevels, chosen } = store.get()
  store.set({ openLevels, chosen: new Map([...chosen, [keyOf(tree, index), isOpen]]) })
}

export function foldAll(store: Store<Folds>): void {
  store.set({ openLevels: 0, chosen: new Map() })
}

export function unfoldAll(store: Store<Folds>): void {
  store.set({ openLevels: Infinity, chosen: new Map() })
}
