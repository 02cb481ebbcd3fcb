import { z } from 'zod'
import { party } from './values.ts'

/** What of the agreements list is shown. Everything that is set must hold. */
export const listFilter = z.object({
  /** Words, each of which the title, counterparty, type, owner, a tag or the round must hold. */
  text: z.string().catch(''),
  /** `current` is what is not deleted. */
  status: z.enum(['current', 'open', 'closed', 'deleted', 'all']).catch('current'),
  turn: party.nullable().catch(null),
  paper: party.nullable().catch(null),
  counterparty: z.string().nullable().catch(null),
  owner: z.string().nullable().catch(null),
  kind: z.string().nullable().catch(null),
  tag: z.string().nullable().catch(null),
  /** Only what stands under a hold. */
  held: z.boolean().catch(false),
  /** Only where rounds were sealed at once and people have to settle it. */
  forked: z.boolean().catch(false),
})
export type ListFilter = z.infer<typeof listFilter>

const listSort = z.object({ column: z.string(), direction: z.enum(['ascending', 'descending']) })

export type ListSort = z.infer<typeof listSort>

const listView = z.object({
  name: z.string().min(1),
  filter: listFilter,
  sort: listSort,
  /** Ids of the columns shown, in order. */
  columns: z.array(z.string()),
})
export type ListView = z.infer<typeof listView>

const LATEST_FIRST = { column: 'lastActivity', direction: 'descending' } as const

export const NO_FILTER: ListFilter = {
  text: '',
  status: 'current',
  turn: null,
  paper: null,
  counterparty: null,
  owner: null,
  kind: null,
  tag: null,
  held: false,
  forked: false,
}

export const USUAL_COLUMNS: readonly string[] = [
  'title',
  'counterparty',
  'turn',
  'lastRound',
  'openRevisions',
  'tags',
  'marks',
  'lastActivity',
]

/** The list as nobody has changed it. */
export const USUAL_LIST: Omit<ListView, 'name'> = {
  filter: NO_FILTER,
  sort: LATEST_FIRST,
  columns: [...USUAL_COLUMNS],
}

/** How this machine shows the agreements list: as it was left, and what was saved under a name. */
export const listSettings = z
  .object({
    sort: listSort.catch({ ...LATEST_FIRST }),
    columns: z.array(z.string()).catch([...USUAL_COLUMNS]),
    views: z.array(listView).catch([]),
  })
  .catch({ sort: { ...LATEST_FIRST }, columns: [...USUAL_COLUMNS], views: [] })
export type ListSettings = z.infer<typeof listSettings>
