import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { noteRefsIn } from '../../../../core/document/note-story.ts'
import type { Extension } from '../extensions.ts'
import { GroupedDecorations } from '../plugins/grouped-set.ts'

/*
 * The numbers of notes. They are counted by groups, and a group is counted again when it or the count before it changed: a
 * keystroke costs one group, and a note that comes or goes renumbers those behind it at once.
 */

/** A reference and its number, for the list below the text. */
export interface ShownNote {
  readonly node: Node
  readonly label: string
}

/** What the view of a reference is told. */
export interface NoteSpec {
  readonly label: string
}

interface Count {
  readonly footnote: number
  readonly endnote: number
}

interface Counted {
  readonly group: Node
  readonly before: Count
  readonly after: Count
  readonly notes: readonly ShownNote[]
}

interface Numbers {
  readonly groups: readonly Counted[]
  /** The same array as long as no note comes, goes or changes. */
  readonly all: readonly ShownNote[]
}

const NOTHING: Numbers = { groups: [], all: [] }
const START: Count = { footnote: 0, endnote: 0 }
const key = new PluginKey<Numbers>('note-numbers')

/** The document's notes in its order. */
export function shownNotes(state: EditorState): readonly ShownNote[] {
  return (key.getState(state) ?? NOTHING).all
}

const sets = new WeakMap<Counted, DecorationSet>()

function setOf(counted: Counted): DecorationSet {
  if (counted.notes.length === 0) return DecorationSet.empty
  let set = sets.get(counted)
  if (set === undefined) {
    const decorations = noteRefsIn(counted.group).map(({ pos }, i) =>
      Decoration.node(pos, pos + 1, {}, { label: counted.notes[i]!.label } satisfies NoteSpec),
    )
    sets.set(counted, (set = DecorationSet.create(counted.group, decorations)))
  }
  return set
}

function plugin(): Plugin<Numbers> {
  let last: { groups: Numbers['groups']; source: DecorationSet } | undefined
  return new Plugin<Numbers>({
    key,
    state: {
      init: (_config, state) => numbered(state.doc, NOTHING),
      apply: (tr, numbers) => (tr.docChanged ? numbered(tr.doc, numbers) : numbers),
    },
    props: {
      decorations: (state) => {
        const { groups, all } = key.getState(state) ?? NOTHING
        if (all.length === 0) return null
        if (last?.groups !== groups) last = { groups, source: new GroupedDecorations(groups.map(setOf), state.doc) }
        return last.source
      },
    },
  })
}

function numbered(doc: Node, old: Numbers): Numbers {
  const sameCount = doc.childCount === old.groups.length
  // Only where groups came or went are they looked for.
  const known = sameCount ? null : new Map(old.groups.map((counted) => [counted.group, counted]))
  let count = START
  let isSame = sameCount
  const groups = doc.children.map((group, i): Counted => {
    const was = known === null ? old.groups[i] : known.get(group)
    const { footnote, endnote } = was?.before ?? START
    const isKept = was?.group === group && footnote === count.footnote && endnote === count.endnote
    const counted = isKept ? was : counts(group, count)
    if (!isKept) isSame &&= was !== undefined && sameNotes(was.notes, counted.notes)
    count = counted.after
    return counted
  })
  return { groups, all: isSame ? old.all : groups.flatMap(({ notes }) => notes) }
}

function sameNotes(a: readonly ShownNote[], b: readonly ShownNote[]): boolean {
  return a.length === b.length && a.every(({ node, label }, i) => node === b[i]!.node && label === b[i]!.label)
}

function counts(group: Node, before: Count): Counted {
  const after = { ...before }
  const notes = noteRefsIn(group).map(({ node }): ShownNote => {
    const kind = node.attrs.kind as keyof Count
    return { node, label: node.attrs.custom === true ? '' : String(++after[kind]) }
  })
  return { group, before, after: notes.length === 0 ? before : after, notes }
}

export const noteNumbers: Extension = { plugins: () => [plugin()] }
