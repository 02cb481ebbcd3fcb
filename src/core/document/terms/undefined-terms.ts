import { isAcronym, isCapitalised, type Word } from '../reading/words.ts'
import { isProperName } from './proper-names.ts'
import type { Match } from './term-index.ts'

/** A capitalised phrase that is used like a term. Offsets in the paragraph's text. */
export interface Candidate {
  readonly phrase: string
  /** With the words around it that begin with a capital too. */
  readonly whole: string
  readonly from: number
  readonly to: number
  /** `strong`: what goes before leaves no doubt ("each Permitted User"); `weak`: "the Permitted User", once, may be a name. */
  readonly evidence: 'strong' | 'weak'
}

/** Words that stand before common nouns and terms, not before names. */
const STRONG = new Set(
  'a an any each every either neither such no all another other its their our your his her whose applicable relevant'.split(
    ' ',
  ),
)
const WEAK = new Set('the those said'.split(' '))
/** Words that may stand inside a term in lower case. */
const LINKS = new Set('of for'.split(' '))
/** What may follow a noun: where an ordinary noun follows, the phrase only says of which kind that is. */
const FOLLOWERS = new Set(
  (
    'of to in that which who whose shall will is are was were be been and or by for with as may has have had must can from ' +
    'on at not does do did if unless under pursuant including provided means where when whether than then until upon only ' +
    'hereunder thereof hereof during before after within without against between among cannot should would could so but because'
  ).split(' '),
)

/**
 * Capitalised phrases in prose that no definition covers.
 *
 * @param isQuiet whether a place in the text is left out: quotations, titles in brackets after a reference.
 */
export function undefinedIn(
  text: string,
  words: readonly Word[],
  matches: readonly Match[],
  isQuiet: (from: number, to: number) => boolean,
): Candidate[] {
  if (!isProse(text, words)) return []
  const covered = new Set(
    matches.flatMap((m) => (m.miscased ? [] : words.slice(m.first, m.end).map((_, i) => m.first + i))),
  )
  const found: Candidate[] = []
  for (let i = 0; i < words.length;) {
    const end = runEnd(text, words, i)
    if (end === i) {
      i++
      continue
    }
    const candidate = candidateIn(text, words, i, end, covered)
    if (candidate !== null && !isQuiet(candidate.from, candidate.to)) found.push(candidate)
    i = end
  }
  return found
}

/** Sentences, not titles, addresses or signatures. */
function isProse(text: string, words: readonly Word[]): boolean {
  if (words.length < 6) return false
  const small = words.filter((word) => !isCapitalised(word.text)).length
  return small >= words.length * 0.4 && /[.;:,)]/.test(text)
}

/** One past the last word of the capitalised run that begins at `first`; `first` where none does. */
function runEnd(text: string, words: readonly Word[], first: number): number {
  if (!isNoun(words[first]!)) return first
  let end = first + 1
  for (let i = end; i < words.length; i++) {
    if (!isJoined(text, words[i - 1]!, words[i]!) || isPossessive(words[i - 1]!)) break
    if (isNoun(words[i]!)) end = i + 1
    else if (!LINKS.has(words[i]!.text)) break
  }
  return end
}

function isNoun({ text }: Word): boolean {
  return isCapitalised(text) && /^\p{L}/u.test(text) && (text.length > 1 || text === 'I')
}

function isPossessive({ text }: Word): boolean {
  return /[\u2019']s?$/.test(text)
}

function isJoined(text: string, a: Word, b: Word): boolean {
  return /^[ \u00a0]{1,2}$/.test(text.slice(a.to, b.from))
}

/** Words whose capital says nothing: they begin sentences. */
const OPENERS = new Set(
  (
    'the a an any each every either neither such no all another other its their our your his her this that these those if in on at ' +
    'for by with as when where upon to from under until unless subject notwithstanding except without before after during ' +
    'nothing neither nor and or but so it they we you he she there here not both some many few most only also however ' +
    'otherwise pursuant including provided see'
  ).split(' '),
)

function candidateIn(
  text: string,
  words: readonly Word[],
  first: number,
  end: number,
  covered: ReadonlySet<number>,
): Candidate | null {
  let from = first
  const starts = startsSentence(text, words[first]!.from)
  while (from < end && OPENERS.has(words[from]!.text.toLowerCase())) from++
  while (from < end && LINKS.has(words[from]!.text)) from++
  // The first word of a sentence proves nothing by its capital.
  if (from === end || (starts && from === first)) return null
  const open = Array.from({ length: end - from }, (_, i) => from + i).filter(
    (i) => !covered.has(i) && !LINKS.has(words[i]!.text),
  )
  if (open.length === 0) return null
  // "Customer Personal Data", where Customer is defined: the rest is what is not.
  const rest = open.length > 1 && open.length === open.at(-1)! - open[0]! + 1
  const begin = rest ? open[0]! : from
  const stop = rest ? open.at(-1)! + 1 : end
  const phrase = words.slice(begin, stop)
  if (isProperName(phrase.map((word) => word.text)) || phrase.every((word) => isAcronym(word.text))) return null
  const to = phrase.at(-1)!.to - (/[\u2019']s?$/.exec(phrase.at(-1)!.text)?.[0].length ?? 0)
  const evidence = evidenceOf(text, words, from, end)
  if (evidence === null) return null
  return {
    phrase: text.slice(phrase[0]!.from, to),
    whole: text.slice(words[first]!.from, words[end - 1]!.to),
    from: phrase[0]!.from,
    to: to,
    evidence,
  }
}

function evidenceOf(text: string, words: readonly Word[], from: number, end: number): Candidate['evidence'] | null {
  const next = words[end]
  const isHead =
    next === undefined ||
    !isJoined(text, words[end - 1]!, next) ||
    isPossessive(words[end - 1]!) ||
    FOLLOWERS.has(next.text)
  if (!isHead || isNamedElsewhere(text.slice(words[end - 1]!.to))) return null
  const before = words[from - 1]
  if (before === undefined || !isJoined(text, before, words[from]!)) return null
  const word = before.text.toLowerCase()
  if (STRONG.has(word) || /[\u2019']s?$/.test(text.slice(before.from, before.to))) return 'strong'
  return WEAK.has(word) ? 'weak' : null
}

/** "a Personal Data Breach as defined in the GDPR", "the Transfer of Undertakings (Protection of Employment) Regulations". */
function isNamedElsewhere(rest: string): boolean {
  if (/^\s*[,(]?\s*as (?:defined|described|set out) in\b/.test(rest)) return true
  const after = /^\s\([^()]*\)\s(\p{Lu}\p{L}+)/u.exec(rest)?.[1]
  return after !== undefined && isProperName([after])
}

/** Whether a word at this offset begins a sentence or a list item. */
function startsSentence(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 12), at)
  return (
    /^\s*\d+(?:\.\d+)*\.?\s*$/.test(text.slice(0, at)) ||
    before.trim() === '' ||
    /[.!?:;\n\t\u2022][\u201d"\u2019)]?\s*[\u201c"\u2018(]?$/.test(before) ||
    /(?:^|[\s.;:,])\(?[a-zA-Z0-9]{1,4}[.)]\s*$/.test(before) ||
    /[\u201c"(\u2018[{]\s?$/.test(before) ||
    /[\u2013\u2014-]\s$/.test(before)
  )
}
