import type { AgreementRow } from '../../../../core/api/agreements.ts'
import { type ListFilter } from '../../../../core/api/list-views.ts'
/** The rows for which everything that the filter sets holds. */
export declare function filtered(rows: readonly AgreementRow[], filter: ListFilter): AgreementRow[]
/** One thing that a filter sets, as people read it; `without` is the filter that does not. */
export interface FilterPart {
  readonly id: keyof ListFilter
  readonly label: string
  readonly without: ListFilter
}
/** What a filter sets beside words, which stand in their own field. */
export declare function filterParts(filter: ListFilter): FilterPart[]
export declare const STATUS_LABELS: Readonly<Record<ListFilter['status'], string>>
export declare function isSameFilter(a: ListFilter, b: ListFilter): boolean
export interface FilterChoices {
  readonly counterparties: readonly string[]
  readonly owners: readonly string[]
  readonly kinds: readonly string[]
  readonly tags: readonly string[]
}
/** What there is to choose from: the values that stand in the archive, in order. */
export declare function filterChoices(rows: readonly AgreementRow[]): FilterChoices
