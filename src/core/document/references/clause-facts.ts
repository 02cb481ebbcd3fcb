import type { Node } from 'prosemirror-model'
import type { NumberLabel } from '../numbering-labels.ts'
import { readParagraph } from '../reading/paragraph-reading.ts'

/** A numbered paragraph, or one that holds enumerated text: what references may lead to. */
export interface ClauseFact {
  /** As shown ("4.2", "(a)", "Schedule 1"); '' for a paragraph that only holds enumerated text. */
  readonly label: string
  /** The list it is counted in; null for a number that was typed. */
  readonly auto: { readonly numId: number; readonly level: number } | null
  /** 'schedule', 'part', 'exhibit' … for attachments and their parts, else null. */
  readonly word: string | null
  /** The parts of its own number in lower case: ['4', '2'], ['a']. */
  readonly own: readonly string[]
  /** Enumerators in its text: 'a' for "(a) …". */
  readonly inline: ReadonlySet<string>
  /** Where a typed number ends in the text. */
  readonly typedTo: number
  /** Of a heading, by style. */
  readonly outline: number | null
}

const CONTAINER = /^(schedule|annex(?:ure)?|appendix|exhibit|attachment|part)\s+([0-9]{1,3}|[A-Z]|[IVXLC]{1,6})\b/i
const CLAUSE_WORD = /^(?:clause|section|article|paragraph)\s+/i
const TYPED =
  /^\s*(\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}\.|\d{1,3}\)|\(\d{1,2}\)|\([a-zA-Z]{1,5}\)|[a-zA-Z][.)]|[ivxl]{2,5}[.)])(?=[\s\u00a0])/
const INLINE = /\(([a-z]{1,4}|\d{1,2}|[A-Z])\)/g
const NONE: ReadonlySet<string> = new Set()

/** What a paragraph is to references; null for one that none can lead to. */
export function clauseFact(paragraph: Node, label: NumberLabel | null, outline: number | null): ClauseFact | null {
  const { text } = readParagraph(paragraph)
  const auto = label !== null && !label.bullet && label.text.trim() !== '' ? label : null
  const inline = enumeratorsIn(text)
  const typed = auto === null ? typedLabel(text) : null
  const shown = auto?.text.trim() ?? typed?.label ?? ''
  if (shown === '' && inline.size === 0) return null
  const container = CONTAINER.exec(shown)
  return {
    label: shown,
    auto: auto === null ? null : { numId: auto.numId, level: auto.level },
    word: container === null ? null : wordOf(container[1]!),
    own: container === null ? segmentsOf(shown.replace(CLAUSE_WORD, '')) : [container[2]!.toLowerCase()],
    inline,
    typedTo: typed?.to ?? 0,
    outline,
  }
}

/** The text of a clause without its typed number, for lists to choose from. */
export function clauseTitle(paragraph: Node, fact: ClauseFact, longest = 120): string {
  const title = readParagraph(paragraph).text.slice(fact.typedTo).replace(/\s+/g, ' ').trim()
  return title.length > longest ? `${title.slice(0, longest).replace(/\s+\S*$/, '')} \u2026` : title
}

export function sameFact(a: ClauseFact, b: ClauseFact): boolean {
  return (
    a.label === b.label &&
    a.auto?.numId === b.auto?.numId &&
    a.auto?.level === b.auto?.level &&
    a.outline === b.outline &&
    a.inline.size === b.inline.size &&
    [...a.inline].every((item) => b.inline.has(item))
  )
}

/** 'schedule' for 'Schedules', 'annex' for 'Annexure'. */
export function wordOf(word: string): string {
  const lower = word.toLowerCase()
  if (lower.startsWith('annex')) return 'annex'
  if (lower.startsWith('appendi')) return 'appendix'
  return lower.replace(/^sub-?/, '').replace(/s$/, '')
}

/** '4.2(a)(iii)' as ['4', '2', 'a', 'iii']. */
export function segmentsOf(number: string): string[] {
  return (number.match(/[\p{L}\p{N}]+/gu) ?? []).map((part) => part.toLowerCase())
}

/** A number that somebody typed at the start of a paragraph, or the title of an attachment. */
function typedLabel(text: string): { label: string; to: number } | null {
  const container = CONTAINER.exec(text.trimStart())
  if (container !== null && isTitle(text.trimStart(), container[0].length)) {
    return { label: container[0].replace(/\s+/g, ' '), to: text.length - text.trimStart().length + container[0].length }
  }
  const match = TYPED.exec(text)
  return match === null ? null : { label: match[1]!, to: match[0].length }
}

/** "Schedule 2 – Charges" is a title, "Schedule 2 applies from …" a sentence. */
function isTitle(text: string, after: number): boolean {
  const rest = text.slice(after)
  return (
    text.length <= 120 &&
    (/^\s*(?:\(\p{Lu}\)|$)/u.test(rest) || /^\s*[:.,\t\n\u2013\u2014-]/.test(rest) || /^\s+[\p{Lu}(]/u.test(rest)) &&
    !/[.;]$/.test(rest.trim())
  )
}

function enumeratorsIn(text: string): ReadonlySet<string> {
  if (!text.includes('(')) return NONE
  const found = new Set<string>()
  for (const match of text.matchAll(INLINE)) {
    // "section 4(a)" refers; an enumerator stands free.
    if (!/[\p{L}\p{N})]$/u.test(text.slice(0, match.index))) found.add(match[1]!.toLowerCase())
  }
  return found.size === 0 ? NONE : found
}
