import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { mapPlace, placeMap, type Place } from '../../../../core/document/place-map.ts'
import { GroupedDecorations } from '../plugins/grouped-set.ts'
import { anchoredIn } from './group-sites.ts'
import { keyOf } from './threads.ts'

/** What the page is told of comments beside what its document says. */
export interface CommentMarks {
  /** Where internal threads are, by id. */
  readonly places: ReadonlyMap<string, Place>
  /** Ids of the package's comments that answer others: they stand on the stretch of their thread. */
  readonly replies: ReadonlySet<string>
  /** Keys of threads that are resolved: shown more quietly. */
  readonly resolved: ReadonlySet<string>
  /** Key of the thread that is current. */
  readonly current: string | null
  /** What a comment is being written on. */
  readonly pending: Place | null
}

interface State extends CommentMarks {
  /** Steps that this document has seen. */
  readonly steps: number
  readonly ranges: readonly Range[]
  readonly set: DecorationSet
}

/** A thread's stretch of the document. */
interface Range extends Place {
  readonly key: string
  readonly kind: 'internal' | 'shared' | 'pending'
}

const key = new PluginKey<State>('comments')
const NOTHING: CommentMarks = {
  places: new Map(),
  replies: new Set(),
  resolved: new Set(),
  current: null,
  pending: null,
}

export function commentMarks(state: EditorState): CommentMarks & { readonly steps: number } {
  return key.getState(state) ?? { ...NOTHING, steps: 0 }
}

/** Tells the page something new of comments. */
export function withMarks(tr: Transaction, marks: Partial<CommentMarks>): Transaction {
  return tr.setMeta(key, marks).setMeta('addToHistory', false)
}

/** Marks what comments are about, follows places through edits, and tells which thread the selection is in. */
export function commentMarksPlugin(onPick: (key: string) => void): Plugin {
  const draw = drawer()
  return new Plugin<State>({
    key,
    state: {
      init: (_config, { doc }) => {
        const ranges = rangesIn(doc, NOTHING)
        return { ...NOTHING, steps: 0, ranges, set: draw(doc, ranges, NOTHING) }
      },
      apply: (tr, last) => {
        const told = tr.getMeta(key) as Partial<CommentMarks> | undefined
        if (!tr.docChanged && told === undefined && !tr.selectionSet) return last
        const moved = tr.docChanged ? follow(tr, last) : last
        let marks: CommentMarks = { ...moved, ...told }
        const ranges =
          !tr.docChanged && told?.places === undefined && told?.replies === undefined && told?.pending === undefined
            ? last.ranges
            : rangesIn(tr.doc, marks)
        if (tr.selectionSet && told?.current === undefined) {
          marks = { ...marks, current: rangeAt(ranges, tr.selection.from, tr.selection.to)?.key ?? null }
        }
        const isSame = ranges === last.ranges && marks.current === last.current && marks.resolved === last.resolved
        const set = isSame ? last.set : draw(tr.doc, ranges, marks)
        return { ...marks, steps: last.steps + tr.steps.length, ranges, set }
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.set,
      handleClick: (view, pos) => {
        const hit = rangeAt(key.getState(view.state)?.ranges ?? [], pos, pos)
        if (hit !== null) onPick(hit.key)
        return false
      },
    },
  })
}

function follow(tr: Transaction, last: State): CommentMarks {
  if (last.places.size === 0 && last.pending === null) return last
  const maps = tr.steps.map((step, i) => placeMap(step, tr.docs[i]!))
  const moved = (place: Place): Place => maps.reduce((at, map) => mapPlace(at, map), place)
  const places = new Map([...last.places].map(([id, place]) => [id, moved(place)]))
  return { ...last, places, pending: last.pending === null ? null : moved(last.pending) }
}

function rangesIn(doc: Node, { places, pending, replies }: CommentMarks): Range[] {
  const ranges: Range[] = []
  for (const { id, from, to, draft } of anchoredIn(doc)) {
    if (draft?.made?.parent == null && !replies.has(id))
      ranges.push({ key: keyOf('shared', id), kind: 'shared', from, to })
  }
  for (const [id, place] of places) ranges.push({ key: keyOf('internal', id), kind: 'internal', ...place })
  if (pending !== null) ranges.push({ key: 'pending', kind: 'pending', ...pending })
  return ranges
}

/** The narrowest stretch that holds a selection; of two alike the one that begins last. */
function rangeAt(ranges: readonly Range[], from: number, to: number): Range | null {
  const around = ranges.filter((r) => r.kind !== 'pending' && r.from <= from && to <= r.to)
  return around.sort((a, b) => a.to - a.from - (b.to - b.from) || b.from - a.from)[0] ?? null
}

/** Draws ranges group by group; a group whose ranges are the same keeps its set, which then costs nothing. */
function drawer(): (doc: Node, ranges: readonly Range[], marks: CommentMarks) => DecorationSet {
  const cache = new WeakMap<Node, { sign: string; set: DecorationSet }>()
  return (doc, ranges, marks) => {
    const sets: DecorationSet[] = []
    const sorted = ranges.toSorted((a, b) => a.from - b.from)
    let open: Range[] = []
    let next = 0
    doc.forEach((group, offset) => {
      const start = offset + 1
      const end = offset + group.nodeSize - 1
      while (next < sorted.length && sorted[next]!.from <= end) open.push(sorted[next++]!)
      open = open.filter((range) => range.to >= start)
      if (open.length === 0) {
        sets.push(DecorationSet.empty)
        return
      }
      const cut = open
        .map((range) => ({
          from: Math.max(0, range.from - start),
          to: Math.min(group.content.size, range.to - start),
          isPoint: range.from === range.to,
          look: lookOf(range, marks),
        }))
        .filter((part) => part.isPoint || part.from < part.to)
      const sign = cut.map(({ from, to, look }) => `${from}-${to} ${look}`).join('|')
      const drawn = cache.get(group)
      const set = drawn?.sign === sign ? drawn.set : DecorationSet.create(group, cut.map(decoration))
      if (set !== drawn?.set) cache.set(group, { sign, set })
      sets.push(set)
    })
    return new GroupedDecorations(sets, doc)
  }
}

function lookOf({ key: name, kind }: Range, { current, resolved }: CommentMarks): string {
  return [
    'comment-mark',
    `comment-mark--${kind}`,
    name === current ? 'comment-mark--current' : '',
    resolved.has(name) ? 'comment-mark--resolved' : '',
  ]
    .filter((name) => name !== '')
    .join(' ')
}

function decoration({ from, to, isPoint, look }: Place & { isPoint: boolean; look: string }): Decoration {
  if (!isPoint) return Decoration.inline(from, to, { class: look })
  const point = (): HTMLElement => {
    const dom = document.createElement('span')
    dom.className = `${look} comment-mark--point`
    return dom
  }
  return Decoration.widget(from, point, { side: -1, key: look, ignoreSelection: true })
}
