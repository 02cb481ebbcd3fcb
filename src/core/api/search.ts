import { z } from 'zod'
import { operation } from './operation.ts'
import { party } from './values.ts'

const outcome = z.enum(['open', 'accepted', 'rejected', 'withdrawn', 'executed'])
/** What is searched: clauses of sealed rounds; what was decided; notes and internal comments; names of agreements and files. */
const kind = z.enum(['clause', 'decision', 'note', 'comment', 'agreement', 'file'])
export type SearchKind = z.infer<typeof kind>
export const SEARCH_KINDS: readonly SearchKind[] = kind.options

const filters = z.object({
  /** Whose name holds any of these; without regard to case. */
  counterparties: z.array(z.string()).optional(),
  paper: party.optional(),
  /** Of the agreement. */
  status: z.enum(['open', 'closed']).optional(),
  /** The side that wrote it. */
  writtenBy: party.optional(),
  outcome: outcome.optional(),
  /** When it came in, from the first of these days (YYYY-MM-DD, UTC) to the last. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  kinds: z.array(kind).optional(),
  /** Within this agreement alone. */
  agreement: z.string().optional(),
})
export type SearchFilters = z.infer<typeof filters>

const range = z.tuple([z.number().int(), z.number().int()])

/** A piece of text and the places in it that were found. */
const snippet = z.object({ text: z.string(), marks: z.array(range) })

const about = {
  agreement: z.string(),
  title: z.string(),
  counterparty: z.string(),
  paper: party,
  status: z.string(),
}

/** A clause of a sealed round. */
const place = z.object({
  ...about,
  /** The last round it stands in. */
  round: z.string(),
  /** "Our round 2". */
  roundLabel: z.string(),
  label: z.string(),
  /** Headings from the outermost, such as "Liability › Cap". */
  heading: z.string(),
  /** When its wording came in: ISO 8601, UTC. */
  at: z.string(),
  writtenBy: party,
  outcome,
})
export type ClausePlace = z.infer<typeof place>

const clauseHit = z.object({
  kind: z.literal('clause'),
  /** Of the wording in its agreement, as long as the archive is open. */
  id: z.number(),
  snippet,
  /** How the clause begins, for finding it in its document. */
  words: z.string(),
  place,
  /** How many more hits have the very same words, among those that were ranked. */
  same: z.number().int(),
})

const entryHit = z.object({
  kind: z.enum(['decision', 'note', 'comment', 'agreement', 'file']),
  id: z.number(),
  snippet,
  ...about,
  /** The round it belongs to, if any. */
  round: z.string().nullable(),
  roundLabel: z.string(),
  at: z.string(),
  who: z.string(),
  /** Of a decision. */
  outcome: outcome.nullable(),
})

const hit = z.discriminatedUnion('kind', [clauseHit, entryHit])
export type SearchHit = z.infer<typeof hit>
export type ClauseHit = z.infer<typeof clauseHit>

const similar = z.object({
  /** From 0 to 1; 1 is the very same words. */
  likeness: z.number(),
  snippet: z.string(),
  words: z.string(),
  /** Where it stands, newest first; the first few. */
  places: z.array(place),
  /** In how many agreements, and with what outcome. */
  agreements: z.number().int(),
  outcomes: z.record(outcome, z.number().int()),
})
export type SimilarClause = z.infer<typeof similar>

const readErrors = ['no-archive', 'damaged', 'not-readable', 'locked'] as const

export const search = {
  /** Looks for words; the best fifty of the newest hits from the `from`th on. */
  'search.find': operation(
    z.object({
      query: z.string(),
      filters: filters.default({}),
      /** The query is being typed: its last word may go on. */
      isTyping: z.boolean().default(false),
      from: z.number().int().nonnegative().default(0),
      /** Where the hits before ended (`older`), to look at older ones. */
      before: z.number().int().nullable().default(null),
    }),
    z.object({
      hits: z.array(hit),
      /** How many can be shown, page by page; the same words in several agreements count once. */
      listed: z.number().int(),
      /** How many were ranked: all there are, unless `older` is set. */
      ranked: z.number().int(),
      /** Set when there may be older hits that were not ranked: ask again with this as `before`. */
      older: z.number().int().nullable(),
      /** How many wordings hold the word there is, where that is known without counting. */
      about: z.number().int().nullable(),
      /** Sealed rounds that are not searched yet: they are being read. */
      pending: z.number().int(),
    }),
    ['bad-query', ...readErrors],
  ),
  /** Clauses like a text, the most alike first. */
  'search.like': operation(
    z.object({ text: z.string(), filters: filters.default({}) }),
    z.object({ clauses: z.array(similar), pending: z.number().int() }),
    ['bad-query', ...readErrors],
  ),
  /** What filters can choose from. */
  'search.choices': operation(z.object({}), z.object({ counterparties: z.array(z.string()) }), readErrors),
}
