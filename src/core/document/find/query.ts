import { err, ok, type Result } from '../../result.ts'

/** What is looked for, as the user says it. */
export interface FindOptions {
  readonly text: string
  readonly matchCase: boolean
  readonly wholeWord: boolean
  /** `text` is a regular expression (of JavaScript, Unicode mode); it never reaches over a paragraph's end. */
  readonly isPattern: boolean
  /** Also in text that is deleted but not yet decided. */
  readonly inDeleted: boolean
}

/** What can be looked for. Equal queries are one object as long as the caller keeps it: results are kept by it. */
export interface Query {
  readonly options: FindOptions
  /** Global; with sticky state of its own, so each search starts it anew. */
  readonly pattern: RegExp
}

/** Between paragraphs of a text that is searched as one: a line end to `^` and `$`, and nothing that `.` stands for. */
export const PARAGRAPH_END = '\u2029'

const LETTER = '[\\p{L}\\p{M}\\p{N}_]'

/** A query, or why the pattern is none: `bad-pattern` with a message for the user. */
export function createQuery(options: FindOptions): Result<Query> {
  const body = options.isPattern ? `(?:${options.text})` : plain(options.text)
  const source = options.wholeWord ? `(?<!${LETTER})${body}(?!${LETTER})` : body
  try {
    return ok({ options, pattern: new RegExp(source, options.matchCase ? 'gmu' : 'gimu') })
  } catch (e) {
    const why = e instanceof Error ? e.message.replace(/^.*\/gi?mu: /, '') : String(e)
    return err({ kind: 'bad-pattern', message: `This is not a regular expression: ${why}` })
  }
}

/** Quotes, blanks and hyphens are found however they were typed: who searches cannot see the difference. */
const ALIKE: readonly string[] = ["'‘’‛′", '"“”„‟″', ' \u00a0\u2007\u202f', '-\u2010\u2011']

function plain(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]|\P{L}/gu, (char) => {
    const alike = ALIKE.find((chars) => chars.includes(char))
    if (alike !== undefined) return `[${alike.replace('-', '\\-')}]`
    return /[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char
  })
}
