import { isAcronym } from '../reading/words.ts'
import { segmentsOf, wordOf } from './clause-facts.ts'

/** A reference that was typed: "clause 4.2(a)", "Schedule 2". Offsets in the paragraph's text. */
export interface TypedReference {
  /** 'clause', 'section', 'schedule', 'part' … in the singular. */
  readonly word: string
  /** ['4', '2', 'a'] */
  readonly number: readonly string[]
  /** Around the number; the first of a list takes its word along. */
  readonly from: number
  readonly to: number
  /** "(b)" alone, which counts from where it stands. */
  readonly relative: boolean
  /** "of Part A of Schedule 2": from the inside out. */
  readonly inside: readonly { readonly word: string; readonly number: readonly string[] }[]
}

const WORDS =
  'sub-?clauses?|clauses?|sub-?sections?|sections?|articles?|sub-?paragraphs?|paragraphs?|schedules?|annex(?:es|ures?)?|appendix|appendices|exhibits?|attachments?|parts?'
const BRACKET = '\\((?:[a-z]{1,2}|[ivxl]{1,5}|[A-Z]|\\d{1,2})\\)'
const NUMBER = `(?:\\d{1,3}(?:\\.\\d{1,3})*[A-Z]?(?:[\\s\\u00a0]?${BRACKET})*|(?:${BRACKET})+|[IVXLC]{1,6}\\b|[A-Z]\\d{0,2}\\b)`
const HEAD = new RegExp(
  `(?<![\\p{L}\\p{N}-])(${WORDS})[\\s\\u00a0]+(${NUMBER})(?![\\p{L}\\p{N}]|-\\d|[.,]\\d|%)`,
  'giu',
)
const MORE = new RegExp(
  `^(?:\\s?\\(\\p{Lu}[^()]{2,70}\\))?(?:\\s*,\\s*(?:and|or)?|\\s+(?:and|or|to|through|and/or)|\\s*[\u2013&])\\s*(${NUMBER})(?![\\p{L}\\p{N}]|-\\d|[.,]\\d|%)`,
  'u',
)
const OF =
  /^(?:[\s\u00a0]?\(\p{Lu}[^()]{2,70}\))?[\s\u00a0]+(?:of|to|in)[\s\u00a0]+(?:this[\s\u00a0]+|the[\s\u00a0]+)?$/u
/** "of the EULA", "of Regulation 5", "of that Act": another text's clause. */
const ELSEWHERE =
  /^(?:[\s\u00a0]?\(\p{Lu}[^()]{2,70}\))?,?[\s\u00a0]+of[\s\u00a0]+(?:(?:the|that|its|such|each|any|an?|our|your|their|said)[\s\u00a0]+)*\p{Lu}/u
const ATTACHED = new Set(['schedule', 'annex', 'appendix', 'exhibit', 'attachment', 'part'])

interface Found extends TypedReference {
  readonly group: number
}

/** References in a paragraph's text; those to clauses of other texts are left out. */
export function typedReferencesIn(text: string): TypedReference[] {
  const found: Found[] = []
  let group = 0
  for (const match of text.matchAll(HEAD)) {
    const word = wordOf(match[1]!)
    if (/^[a-z]/i.test(match[2]!) && !/^(?:[A-Z]|[IVXLC]+)\d{0,2}$/.test(match[2]!)) continue
    // Letters alone number attachments; "section A" is a heading of somebody else's form.
    if (/^[A-Z]/.test(match[2]!) && !ATTACHED.has(word) && !/^[IVXLC]+$/.test(match[2]!)) continue
    // A lower-case "part I of the work" is no reference.
    if (word === 'part' && match[1]![0] === 'p') continue
    if (isOfAnother(text, match.index)) continue
    group++
    const start = match.index + match[0].length - match[2]!.length
    found.push(reference(word, match[2]!, match.index, start, group))
    let at = start + match[2]!.length
    for (let more = MORE.exec(text.slice(at)); more !== null; more = MORE.exec(text.slice(at))) {
      const from = at + more[0].length - more[1]!.length
      // "Schedule 2 and A person": a letter counts only among letters.
      if (/^[A-Z]/.test(more[1]!) && !/^[A-Z]/.test(match[2]!)) break
      found.push(reference(word, more[1]!, from, from, group))
      at = from + more[1]!.length
    }
  }
  return withPlaces(text, found)
}

function reference(word: string, number: string, from: number, start: number, group: number): Found {
  const clean = number.trim()
  return {
    word,
    number: segmentsOf(clean),
    from,
    to: start + clean.length,
    relative: clean.startsWith('('),
    inside: [],
    group,
  }
}

/** "FAR section 12", "the Companies Act section 3": the source stands before. */
function isOfAnother(text: string, at: number): boolean {
  const before = /([\p{L}\p{N}.]+)[\s\u00a0]+$/u.exec(text.slice(Math.max(0, at - 40), at))?.[1]
  return (
    before !== undefined &&
    ((isAcronym(before.replaceAll('.', '')) && /\p{L}/u.test(before) && text !== text.toUpperCase()) ||
      /^(?:Act|Code|Regulations?|Directive)$/.test(before))
  )
}

/** Gives each the attachments it is said to stand in, and takes out what is said to be another text's. */
function withPlaces(text: string, found: readonly Found[]): TypedReference[] {
  const inside = new Map<number, TypedReference['inside']>()
  const elsewhere = new Set<number>()
  for (let i = found.length - 1; i >= 0; i--) {
    const { to, group } = found[i]!
    if (found[i + 1]?.group === group) continue
    const next = found[i + 1]
    if (next !== undefined && OF.test(text.slice(to, next.from))) {
      if (elsewhere.has(next.group)) elsewhere.add(group)
      else inside.set(group, [{ word: next.word, number: next.number }, ...(inside.get(next.group) ?? [])])
    } else if (ELSEWHERE.test(text.slice(to, to + 160)) || isSourceAfter(text.slice(to, to + 40))) elsewhere.add(group)
  }
  return found
    .filter(({ group }) => !elsewhere.has(group))
    .map(({ group, ...one }) => ({ ...one, inside: inside.get(group) ?? [] }))
}

/** "Article 28 GDPR" */
function isSourceAfter(rest: string): boolean {
  const next = /^[\s\u00a0](?:UK |EU |US )?(\p{Lu}[\p{Lu}\p{N}]{1,7})\b/u.exec(rest)?.[1]
  return next !== undefined && isAcronym(next) && /[a-z]/.test(rest)
}
