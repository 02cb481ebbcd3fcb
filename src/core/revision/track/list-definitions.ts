import type { Transaction } from 'prosemirror-state'
import { addedLists } from '../../document/added-lists.ts'
import { listsOf, type ListDefinition } from '../../document/numbering-lists.ts'
import type { AbstractNumbering, NumberingInstance, NumberingLevel } from '../../document/numbering.ts'
import { element } from '../../document/properties-xml.ts'
import type { DocumentContext } from '../../document/style-sheet.ts'

/*
 * Lists that edits bring with them: kept in the document's `lists` attribute until the file is written.
 */

export type ListKind = 'numbers' | 'bullets'

export function kindOfLevel(level: NumberingLevel | undefined): ListKind | null {
  if (level === undefined || level.format === 'none') return null
  return level.format === 'bullet' ? 'bullets' : 'numbers'
}

/** The numId of a new list of this kind: by a definition that the document has for it, else by one of ours. */
export function newList(tr: Transaction, kind: ListKind, context: DocumentContext): number {
  const usable = context.numbering.instances.find(({ id }) => isPlain(listsOf(context).find(id), kind))
  // Signs count nothing: one list of bullets serves the whole document.
  if (usable !== undefined && kind === 'bullets') return usable.id
  if (usable !== undefined) return addInstance(tr, { ...usable, overrides: restarting(usable, 0, 1) }, context)
  const id = 1 + Math.max(-1, ...context.numbering.abstracts.map((a) => a.id))
  const abstract: AbstractNumbering = { id, styleLink: null, numStyleLink: null, levels: levelsOf(kind) }
  return addInstance(tr, { id: 0, abstractId: id, overrides: [] }, context, [abstract])
}

/** The numId of a list like `numId` that begins anew at a level. */
export function restartedList(tr: Transaction, numId: number, level: number, context: DocumentContext): number | null {
  const instance = context.numbering.instances.find(({ id }) => id === numId)
  const list = listsOf(context).find(numId)
  if (instance === undefined || list === null) return null
  const abstract = context.numbering.abstracts.find(({ id }) => id === instance.abstractId)
  const start = abstract?.levels.find((l) => l.level === level)?.start ?? list.levels[level]?.start ?? 1
  return addInstance(tr, { ...instance, overrides: restarting(instance, level, start) }, context)
}

/** The instance's overrides, with this level's count begun anew (17.9.26). */
function restarting({ overrides }: NumberingInstance, level: number, start: number): NumberingInstance['overrides'] {
  const definition = overrides.find((o) => o.level === level)?.definition ?? null
  const others = overrides.filter((o) => o.level !== level).map((o) => ({ ...o, start: null }))
  return [...others.filter((o) => o.definition !== null), { level, start, definition }].sort(
    (a, b) => a.level - b.level,
  )
}

function addInstance(
  tr: Transaction,
  like: NumberingInstance,
  context: DocumentContext,
  abstracts: readonly AbstractNumbering[] = [],
): number {
  const lists = addedLists(tr.doc)
  const taken = [...context.numbering.instances, ...(lists?.instances ?? [])].map((n) => n.id)
  // 0 means no list at all (17.9.18).
  const id = 1 + Math.max(0, ...taken)
  tr.setDocAttribute('lists', {
    abstracts: [...(lists?.abstracts ?? []), ...abstracts],
    instances: [...(lists?.instances ?? []), { ...like, id }],
  })
  return id
}

/** A list that a paragraph may join without becoming a heading, a schedule or an article. */
function isPlain(list: ListDefinition | null, kind: ListKind): boolean {
  const first = list?.levels[0]
  if (list == null || kindOfLevel(first) !== kind || list.levels.some((l) => l?.pStyle != null)) return false
  return kind === 'bullets' || /^\(?%1[.)]?$/.test(first!.text)
}

/** Levels are set in by half an inch each, with as much of it hanging as their labels need. */
const STEP = 720
const HANGING = 360

function levelsOf(kind: ListKind): NumberingLevel[] {
  const looks = kind === 'bullets' ? BULLETS : NUMBERS
  return Array.from({ length: 9 }, (_, level): NumberingLevel => {
    const { format, text, rPr } = looks[level % looks.length]!
    return {
      level,
      start: 1,
      format,
      pattern: null,
      text: text.replace('%', `%${level + 1}`),
      suffix: 'tab',
      legal: false,
      restart: null,
      pStyle: null,
      justify: 'start',
      picture: false,
      pPr: element('w:ind', { 'w:left': STEP * (level + 1), 'w:hanging': HANGING }),
      rPr,
    }
  })
}

const NUMBERS = [
  { format: 'decimal', text: '%.', rPr: '' },
  { format: 'lowerLetter', text: '(%)', rPr: '' },
  { format: 'lowerRoman', text: '(%)', rPr: '' },
  { format: 'upperLetter', text: '(%)', rPr: '' },
]

const symbolFont = (font: string): string =>
  element('w:rFonts', { 'w:ascii': font, 'w:hAnsi': font, 'w:hint': 'default' })

/** Word's own three signs, in the fonts that every Word has. */
const BULLETS = [
  { format: 'bullet', text: '\uf0b7', rPr: symbolFont('Symbol') },
  { format: 'bullet', text: 'o', rPr: symbolFont('Courier New') },
  { format: 'bullet', text: '\uf0a7', rPr: symbolFont('Wingdings') },
]
