import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { schema } from '../../../../core/document/schema.ts'
import { readSection, resolveSections, type Section } from '../../../../core/document/sections.ts'
import type { Extension } from '../extensions.ts'
import { sectionClass } from '../view/section-css.ts'
import { GroupedDecorations } from './grouped-set.ts'
import { shownGroups, type Shown } from './sight.ts'

/** The sections of a document as it stands now. Kept per group: a keystroke that ends no section costs a look at its group. */
export interface Sections {
  /** In order, with what each takes over from those before. */
  readonly list: readonly Section[]
  /** Index of the section that each group begins in. */
  readonly starts: readonly number[]
  readonly ends: readonly (readonly SectionEnd[])[]
}

/** A paragraph that ends a section, by its place in the content of its group. */
interface SectionEnd {
  readonly from: number
  readonly to: number
  readonly sectPr: string
}

/** Where one section goes over into the next: what its last paragraph's view is told. */
export interface SectionEdge {
  readonly ended: Section
  readonly next: Section
}

interface SectionState extends Sections {
  /** What each section was read from. */
  readonly xml: readonly (string | null)[]
}

const key = new PluginKey<SectionState>('sections')

export function sectionsOf(state: EditorState): Sections {
  return key.getState(state)!
}

const endsOf = new WeakMap<Node, readonly SectionEnd[]>()
const NONE: readonly SectionEnd[] = []

function endsIn(group: Node): readonly SectionEnd[] {
  let ends = endsOf.get(group)
  if (ends !== undefined) return ends
  const found: SectionEnd[] = []
  const look = (parent: Node, start: number): void => {
    parent.forEach((block, offset) => {
      const from = start + offset
      if (block.type === schema.nodes.contentControl) look(block, from + 1)
      else if (block.attrs.sectPr != null)
        found.push({ from, to: from + block.nodeSize, sectPr: block.attrs.sectPr as string })
    })
  }
  look(group, 0)
  endsOf.set(group, (ends = found.length === 0 ? NONE : found))
  return ends
}

const read = new Map<string | null, Section>()
const MOST_REMEMBERED = 200

function sectionFor(xml: string | null): Section {
  let section = read.get(xml)
  if (section === undefined) {
    if (read.size > MOST_REMEMBERED) read.clear()
    read.set(xml, (section = readSection(xml)))
  }
  return section
}

function isLast(doc: Node, { xml }: SectionState): boolean {
  return xml.at(-1) === doc.attrs.sectPr
}

/** @param old the sections before: those that are the same now are the same objects, and so is their list */
export function sectionsFor(doc: Node, old?: SectionState): SectionState {
  const ends = doc.children.map(endsIn)
  // Mostly no section's end was touched.
  if (old?.ends.length === ends.length && ends.every((end, i) => end === old.ends[i]) && isLast(doc, old)) return old
  const starts: number[] = []
  const xml: (string | null)[] = []
  for (const here of ends) {
    starts.push(xml.length)
    for (const end of here) xml.push(end.sectPr)
  }
  xml.push(doc.attrs.sectPr as string | null)
  const kept = old === undefined ? 0 : xml.findIndex((sectPr, i) => sectPr !== old.xml[i])
  if (old !== undefined && kept < 0 && xml.length === old.xml.length) return { ...old, starts, ends }
  // A section takes over from those before it alone.
  const list = resolveSections(xml.map(sectionFor)).map((section, i) => (i < kept ? old!.list[i]! : section))
  return { list, starts, ends, xml }
}

/** Where sections end, and how wide the paper of every group is. */
export const sectionsExtension: Extension = {
  plugins: (session) => [
    new Plugin<SectionState>({
      key,
      state: {
        init: (_config, state) => sectionsFor(state.doc),
        apply: (tr, old) => (tr.docChanged ? sectionsFor(tr.doc, old) : old),
      },
      props: { decorations: decorations() },
      view: (view) => {
        const classes = new WeakMap<Section, string>()
        const classOf = (section: Section): string => {
          let name = classes.get(section)
          if (name === undefined) classes.set(section, (name = session.looks.css(sectionClass(section))))
          return name
        }
        let shown: Sections | undefined
        let groups: readonly Node[] = []
        let inSight: Shown = null
        const dress = (): void => {
          const sections = sectionsOf(view.state)
          const now = view.state.doc.children
          const sight = shownGroups(view.state)
          if (
            sight !== inSight ||
            sections.list !== shown?.list ||
            now.length !== groups.length ||
            shown.starts.some((s, i) => s !== sections.starts[i])
          ) {
            dressGroups(view, sections, classOf)
          }
          shown = sections
          groups = now
          inSight = sight
        }
        dress()
        return { update: dress }
      },
    }),
  ],
}

/** Groups are told apart only where a document has several sections. */
function dressGroups(view: EditorView, sections: Sections, classOf: (section: Section) => string): void {
  for (const [i, dom] of [...view.dom.children].entries()) {
    const section = sections.list[sections.starts[i] ?? -1]
    const name = section === undefined || sections.list.length === 1 ? 'group' : `group ${classOf(section)}`
    if (dom.className !== name) dom.className = name
  }
}

function decorations(): (state: EditorState) => DecorationSet {
  const sets = new WeakMap<readonly SectionEnd[], { sections: readonly Section[]; set: DecorationSet }>()
  let last: { sections: Sections; doc: Node; sets: readonly DecorationSet[]; source: DecorationSet } | undefined
  const setOf = (group: Node, ends: readonly SectionEnd[], start: number, list: readonly Section[]): DecorationSet => {
    if (ends.length === 0) return DecorationSet.empty
    const sections = list.slice(start, start + ends.length + 1)
    const known = sets.get(ends)
    if (known?.sections.every((section, i) => section === sections[i]) === true) return known.set
    const edges = ends.map(({ from, to }, i) => {
      const edge: SectionEdge = { ended: sections[i]!, next: sections[i + 1]! }
      return Decoration.node(from, to, {}, { edge })
    })
    const set = DecorationSet.create(group, edges)
    sets.set(ends, { sections, set })
    return set
  }
  return (state) => {
    const sections = sectionsOf(state)
    if (sections.list.length === 1) return DecorationSet.empty
    if (last?.sections !== sections) {
      const sets = state.doc.children.map((group, i) =>
        setOf(group, sections.ends[i]!, sections.starts[i]!, sections.list),
      )
      last = { sections, doc: state.doc, sets, source: new GroupedDecorations(sets, state.doc) }
    } else if (last.doc !== state.doc) {
      last = { ...last, doc: state.doc, source: new GroupedDecorations(last.sets, state.doc) }
    }
    return last.source
  }
}
