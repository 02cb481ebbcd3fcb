import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { Checks } from '../../../../core/document/checks/checker.ts'
import type { Finding, FindingKind } from '../../../../core/document/checks/finding.ts'
import { GroupedDecorations } from '../plugins/grouped-set.ts'
import { isGroupShown, shownGroups, type Shown } from '../plugins/sight.ts'
import { ignoreKey } from './ignored.ts'

/** What to underline: the findings of each group, but those that are ignored. */
export interface Underlined {
  readonly checks: Checks
  readonly ignored: ReadonlySet<string>
}

interface Lines {
  readonly groups: readonly Node[]
  /** Drawn when a group is first shown. */
  readonly sets: readonly Drawn[]
}

type Drawn = () => DecorationSet

const NOTHING: Drawn = () => DecorationSet.empty

const key = new PluginKey<Lines>('checks')

/** A transaction that puts fresh underlines on the page; nobody edits by it. */
export function showUnderlines(state: EditorState, underlined: Underlined): Transaction {
  return state.tr.setMeta(key, underlined).setMeta('addToHistory', false)
}

const CLASSES: Readonly<Record<FindingKind, string>> = {
  'undefined-term': 'term',
  'miscased-term': 'term',
  'twice-defined': 'term',
  'unused-term': 'term',
  'broken-reference': 'reference',
  'stale-reference': 'reference',
  numbering: 'reference',
  unbalanced: 'sign',
  placeholder: 'blank',
}

/** Quiet lines under what was found. They stay where they are while one types, and are found anew when the keyboard rests. */
export function underlines(): Plugin<Lines> {
  const made = new WeakMap<readonly Finding[], { ignored: ReadonlySet<string>; group: Node; set: DecorationSet }>()
  const draw = (group: Node, findings: readonly Finding[], ignored: ReadonlySet<string>): DecorationSet => {
    const known = made.get(findings)
    if (known?.ignored === ignored && known.group === group) return known.set
    const shown = findings.filter((f) => f.from < f.to && !ignored.has(ignoreKey(f)))
    const lines = shown.map((f) => line(f, f.from, f.to))
    const set = lines.length === 0 ? DecorationSet.empty : DecorationSet.create(group, lines)
    made.set(findings, { ignored, group, set })
    return set
  }
  const setOf = (group: Node, findings: readonly Finding[], ignored: ReadonlySet<string>): Drawn =>
    findings.length === 0 ? NOTHING : () => draw(group, findings, ignored)
  let last: { lines: Lines; shown: Shown; source: GroupedDecorations } | undefined
  return new Plugin<Lines>({
    key,
    state: {
      init: (_config, { doc }) => ({ groups: doc.children, sets: doc.children.map(() => NOTHING) }),
      apply: (tr, lines) => {
        const fresh = tr.getMeta(key) as Underlined | undefined
        if (fresh !== undefined) {
          const sets = fresh.checks.groups.map(({ group, findings }) => setOf(group, findings, fresh.ignored))
          return { groups: tr.doc.children, sets }
        }
        return tr.docChanged ? carried(tr, lines) : lines
      },
    },
    props: {
      decorations: (state) => {
        const lines = key.getState(state)
        if (lines === undefined) return null
        const shown = shownGroups(state)
        if (last?.lines !== lines || last.shown !== shown) {
          const sets = lines.sets.map((drawn, i) => (isGroupShown(shown, i) ? drawn() : DecorationSet.empty))
          last = { lines, shown, source: new GroupedDecorations(sets, state.doc) }
        }
        return last.source
      },
    },
  })
}

/** The lines after an edit: those of groups that stayed as they are, those of an edited one moved along. */
function carried(tr: Transaction, lines: Lines): Lines {
  const groups = tr.doc.children
  const old = lines.groups
  const spare = Math.min(groups.length, old.length)
  let head = 0
  while (head < spare && groups[head] === old[head]) head++
  let tail = 0
  while (tail < spare - head && groups.at(-1 - tail) === old.at(-1 - tail)) tail++
  const start = 1 + groups.slice(0, head).reduce((size, group) => size + group.nodeSize, 0)
  const before = lines.sets.slice(head, old.length - tail)
  const changed = groups.slice(head, groups.length - tail)
  // A group that was split or joined waits until the keyboard rests.
  const one = before.length === 1 && changed.length === 1
  const sets = one ? [kept(moved(before[0]!(), changed[0]!, tr, start))] : changed.map(() => NOTHING)
  return { groups, sets: [...lines.sets.slice(0, head), ...sets, ...lines.sets.slice(old.length - tail)] }
}

function kept(set: DecorationSet): Drawn {
  return set === DecorationSet.empty ? NOTHING : () => set
}

function moved(set: DecorationSet, group: Node, tr: Transaction, start: number): DecorationSet {
  const found = set.find().flatMap(({ from, to, spec }) => {
    const { finding } = spec as { finding: Finding }
    const begin = tr.mapping.map(from + start, 1) - start
    const end = tr.mapping.map(to + start, -1) - start
    return begin >= 0 && begin < end && end <= group.content.size ? [line(finding, begin, end)] : []
  })
  return found.length === 0 ? DecorationSet.empty : DecorationSet.create(group, found)
}

function line(finding: Finding, from: number, to: number): Decoration {
  const attrs = { class: `finding finding--${CLASSES[finding.kind]}`, 'data-check': finding.kind }
  return Decoration.inline(from, to, attrs, { finding })
}
