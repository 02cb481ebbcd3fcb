import { isCapitalised, phraseKey, wordsOf } from '../reading/words.ts'

/*
 * Where contracts define their terms:
 *
 *   “Business Day” means …          “SOW” or “Statement of Work” shall mean …       “Fees”: …
 *   … Acme Ltd (the “Supplier”)     (each a “Party” and together the “Parties”)     … referred to as “Products”
 *   Acceptance Certificate means …  at the start of a paragraph, or bold anywhere
 *
 * and what a label in a table or a heading names without defining it (see names.ts).
 */

/** Text offsets in the paragraph. */
export interface DefinitionAt {
  readonly term: string
  readonly key: string
  readonly from: number
  readonly to: number
  /** `means` gives the meaning after the term, `stands` in brackets after what it stands for, `pointer` says where it is given. */
  readonly kind: 'means' | 'stands' | 'pointer'
  /** Terms with the same number are defined in one breath: “European Economic Area” or “EEA”. */
  readonly chain: number
}

const OPEN = '\u201c\u201d\u201e"\u00ab'
const CLOSE = '\u201d\u201c"\u00bb'
/** A quoted phrase; the marks are taken as they come, for drafts mix them up. */
const QUOTED = `[${OPEN}]\\s?([^${OPEN}${CLOSE}()]{1,80}?)[,.;]?\\s?[${CLOSE}]`
const SINGLE = `\u2018([^\u2018\u2019()]{1,80}?)\u2019`
const VERB =
  '(?:shall |will )?(?:means?|mean|be defined as|have the (?:same |following |respective )?meanings?|has the (?:same |following )?meaning)|(?:is|are) defined|refers? to|shall include|includes?'
/** “Control”, in relation to a company, means; “Losses” (which shall include costs) means. */
const ASIDE = '(?:,[^,.;\u201c"]{1,90},|\\s*\\([^()]{1,90}\\))?'

const CHAIN = `(?:${QUOTED}|${SINGLE})(?:\\s*(?:,|or|and|,\\s*(?:or|and)|/)\\s*(?:the\\s+)?(?:${QUOTED}|${SINGLE})){0,4}`
const MEANS = new RegExp(`${CHAIN}${ASIDE}\\s*(?:(${VERB})\\b|[:=\u2013\u2014](?=\\s))`, 'gd')
const CALLED = new RegExp(
  `(?:referred to (?:herein |hereinafter |below |collectively |in this \\w+ )?as|hereinafter(?: called)?|called|known as|defined as)[,:]?\\s+(?:the |an? )?${QUOTED}`,
  'gid',
)
const ANY_QUOTED = new RegExp(`${QUOTED}|${SINGLE}`, 'gd')
const OUTER_QUOTES = /^[\u201c\u201d\u201e"\u2018\s]+|[\u201d\u201c"\u2019\s]+$/g
const PARENTHESES = /\(([^()]{3,240})\)/dg

/** What stands beside the terms in "(each a “Party” and together the “Parties”)". */
const LEAD_IN = new Set(
  (
    'the a an this these that those each any such all both our its their his her and or as to by in of with from for ' +
    'collectively together individually jointly severally hereinafter hereafter herein below above referred called known ' +
    'defined being also including together singly respectively time amended supplemented either plural case may be is are ' +
    'agreement contract company corporation entity'
  ).split(' '),
)

/** @param isBold whether all text between two offsets is bold. */
export function definitionsIn(text: string, isBold: (from: number, to: number) => boolean): DefinitionAt[] {
  const found = new Map<number, DefinitionAt>()
  const add = (term: string, from: number, kind: DefinitionAt['kind'], chain = from): void => {
    const clean = term.replace(OUTER_QUOTES, '').trim()
    const key = phraseKey(clean)
    const start = from + term.indexOf(clean)
    if (key === '' || !isTermLike(clean) || found.has(start)) return
    found.set(start, { term: clean, key, from: start, to: start + clean.length, kind, chain })
  }
  if (/[\u201c\u201d\u201e"\u00ab\u2018]/.test(text)) {
    for (const match of text.matchAll(MEANS)) {
      const verb = match[5]
      if (verb !== undefined && /^(includes?|shall include|refers? to)$/.test(verb) && !startsHere(text, match.index))
        continue
      const kind =
        verb !== undefined && isPointer(text.slice(match.index + match[0].length - verb.length)) ? 'pointer' : 'means'
      quotedIn(match[0], match.index, (term, at) => add(term, at, kind, match.index))
    }
    for (const match of text.matchAll(PARENTHESES)) {
      const rest = match[1]!.replaceAll(ANY_QUOTED, ' ')
      if (rest.length === match[1]!.length || !wordsOf(rest).every((word) => LEAD_IN.has(word.text.toLowerCase())))
        continue
      quotedIn(match[1]!, match.index + 1, (term, at) => add(term, at, 'stands', match.index))
    }
    for (const match of text.matchAll(CALLED)) {
      const at = match.indices![1]!
      add(match[1]!, at[0], 'stands')
    }
  }
  unquoted(text, isBold, add)
  return [...found.values()].sort((a, b) => a.from - b.from)
}

function quotedIn(text: string, start: number, see: (term: string, at: number) => void): void {
  for (const match of text.matchAll(ANY_QUOTED)) {
    const [at] = match.indices![1] ?? match.indices![2]!
    see(match[1] ?? match[2]!, start + at)
  }
}

const BARE_VERB = /\s+(?:shall mean|will mean|means|mean|has the meaning|have the meanings?|shall have the meaning)\b/g

/** Terms without quotes: bold ones anywhere, others where a paragraph begins with them and a verb follows. */
function unquoted(
  text: string,
  isBold: (from: number, to: number) => boolean,
  add: (term: string, from: number, kind: DefinitionAt['kind']) => void,
): void {
  for (const match of text.matchAll(BARE_VERB)) {
    const before = text.slice(Math.max(0, match.index - 90), match.index)
    const offset = match.index - before.length
    const kind = isPointer(text.slice(match.index)) ? 'pointer' : 'means'
    const bold = boldTail(before, offset, isBold)
    if (bold !== null) {
      add(before.slice(bold - offset), bold, kind)
      continue
    }
    const opening =
      /^\s*(?:\(?[a-z0-9]{1,4}[.)]\s+)?((?:\p{Lu}[\p{L}\p{N}\u2019'&/-]*)(?:\s(?:of|for|the|and|to|in|\p{Lu}[\p{L}\p{N}\u2019'&/-]*)){0,7})(?:,[^,]{1,60},|\s\([^()]{1,60}\))?$/u.exec(
        text.slice(0, match.index),
      )
    if (opening !== null && wordsOf(opening[1]!).every(isPartOfTitle) && !STARTERS.has(opening[1]!.split(' ')[0]!)) {
      add(opening[1]!, opening[0].length === 0 ? 0 : text.indexOf(opening[1]!), kind)
    }
  }
}

/** Words that begin sentences which say what something means without defining it: "This means that …". */
const STARTERS = new Set(
  'This That It Which Each Any All The These Those Such If In For By No Nothing He She They Here What'.split(' '),
)

function isPartOfTitle({ text }: { text: string }): boolean {
  return isCapitalised(text) || /^(of|for|the|and|to|in)$/.test(text)
}

/** Where the bold text that ends at the end of `before` begins, where that is a phrase of its own. */
function boldTail(before: string, offset: number, isBold: (from: number, to: number) => boolean): number | null {
  const end = offset + before.length
  if (!isBold(end - 1, end)) return null
  let start = end
  for (const match of [...before.matchAll(/\S+/g)].reverse()) {
    if (!isBold(offset + match.index, offset + match.index + match[0].length)) break
    start = offset + match.index
  }
  return start < end && start > offset ? start : start === 0 ? 0 : start < end ? start : null
}

function startsHere(text: string, at: number): boolean {
  return /^\s*(?:\(?[a-z0-9]{1,4}[.)]\s+|the (?:term|expression)s?\s+)?$/i.test(text.slice(0, at))
}

/** "has the meaning given in clause 4": the meaning itself stands elsewhere, and is no second definition. */
function isPointer(rest: string): boolean {
  return /^\s*(?:shall |will )?(?:has|have) the (?:same |respective )?meanings?\s+(?:given|set|set out|set forth|assigned|ascribed|specified|as|in|provided|attributed)/.test(
    rest,
  )
}

/** A term has a capital somewhere, is no sentence, and no lone number. */
function isTermLike(term: string): boolean {
  const words = wordsOf(term)
  return (
    words.length > 0 &&
    words.length <= 9 &&
    words.some((word) => isCapitalised(word.text)) &&
    /\p{L}{2}|\p{Lu}/u.test(term)
  )
}
