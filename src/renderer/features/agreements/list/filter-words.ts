import type { AgreementRow } from '../../../../core/api/agreements.ts'
import { NO_FILTER, type ListFilter } from '../../../../core/api/list-views.ts'

/** One thing that a filter sets, as people read it; `without` is the filter that does not. */
export interface FilterPart {
  readonly id: keyof ListFilter
  readonly label: string
  readonly without: ListFilter
}

/** What a filter sets beside words, which stand in their own field. */
export function filterParts(filter: ListFilter): FilterPart[] {
  const said: Readonly<Partial<Record<keyof ListFilter, string | null>>> = {
    status: filter.status === 'current' ? null : STATUS_LABELS[filter.status],
    turn: filter.turn === null ? null : filter.turn === 'ours' ? 'Our turn' : 'Their turn',
    paper: filter.paper === null ? null : filter.paper === 'ours' ? 'Our paper' : 'Their paper',
    counterparty: filter.counterparty === null ? null : `Counterparty: ${filter.counterparty || 'not set'}`,
    kind: filter.kind === null ? null : `Type: ${filter.kind || 'not set'}`,
    owner: filter.owner === null ? null : `Owner: ${filter.owner || 'not set'}`,
    tag: filter.tag === null ? null : `Tag: ${filter.tag}`,
    held: filter.held ? 'On hold' : null,
    forked: filter.forked ? 'Forked' : null,
  }
  return (Object.keys(said) as (keyof ListFilter)[]).flatMap((id) => {
    const label = said[id]
    return label === null || label === undefined ? [] : [{ id, label, without: { ...filter, [id]: NO_FILTER[id] } }]
  })
}

export const STATUS_LABELS: Readonly<Record<ListFilter['status'], string>> = {
  current: 'Open and closed',
  open: 'Open',
  closed: 'Closed',
  deleted: 'Deleted',
  all: 'All, deleted ones too',
}

export function isSameFilter(a: ListFilter, b: ListFilter): boolean {
  return (Object.keys(NO_FILTER) as (keyof ListFilter)[]).every((key) => a[key] === b[key])
}

export interface FilterChoices {
  readonly counterparties: readonly string[]
  readonly owners: readonly string[]
  readonly kinds: readonly string[]
  readonly tags: readonly string[]
}

/** What there is to choose from: the values that stand in the archive, in order. */
export function filterChoices(rows: readonly AgreementRow[]): FilterChoices {
  const values = (of: (row: AgreementRow) => readonly string[]): string[] =>
    [...new Set(rows.flatMap(of))].sort(new Intl.Collator().compare)
  return {
    counterparties: values((row) => [row.counterparty]),
    owners: values((row) => [row.owner]),
    kinds: values((row) => [row.kind]),
    tags: values((row) => row.tags),
  }
}
