import { roundLabel, type Paper, type Round } from '../../../core/agreement/agreement.ts'
import type { ClausePlace, SearchFilters } from '../../../core/api/search.ts'
import type { ClauseOutcome } from '../../../core/search/outcomes.ts'
import { type ReadDb, all, get } from '../handle.ts'
import { SIDES, STANDINGS } from './clause.ts'
import { headingText, type Agreements, type FoundVersion } from './find.ts'

/** What results say of an agreement. */
export interface AgreementAbout {
  readonly agreement: string
  readonly title: string
  readonly counterparty: string
  readonly paper: Paper
  readonly status: string
  readonly lastActivity: string
  /** What was signed is in it. */
  readonly isExecuted: boolean
}

interface StoredAbout extends Omit<AgreementAbout, 'isExecuted'> {
  readonly isExecuted: number
}

const ABOUT = `
  SELECT agreement.id AS agreement, title, counterparty, paper, status, last_activity AS lastActivity,
    outcome IS 'executed' AS isExecuted
  FROM search_agreement AS known JOIN agreement ON agreement.id = known.agreement WHERE known.no = ?`

/** Looks up what results say of where they stand, each agreement and round once. */
export class Places {
  readonly #db: ReadDb
  readonly #agreements = new Map<number, AgreementAbout | undefined>()
  readonly #rounds = new Map<number, { id: string; label: string; at: string } | undefined>()

  constructor(db: ReadDb) {
    this.#db = db
  }

  /** Undefined where the agreement is not there any more, or was deleted. */
  agreement(no: number): AgreementAbout | undefined {
    if (!this.#agreements.has(no)) {
      const row = get<StoredAbout>(this.#db, ABOUT, no)
      const isThere = row !== undefined && row.status !== 'deleted'
      this.#agreements.set(no, isThere ? { ...row, isExecuted: row.isExecuted === 1 } : undefined)
    }
    return this.#agreements.get(no)
  }

  /** Where a wording stands; undefined where its agreement is gone. */
  place({ agreement: no, id, first, last, heading, writtenBy, standing }: FoundVersion): ClausePlace | undefined {
    const about = this.agreement(no)
    const round = this.#round(last)
    if (about === undefined || round === undefined) return undefined
    const label = get<{ label: string }>(
      this.#db,
      'SELECT label FROM clause_place WHERE round = ? AND version = ? ORDER BY place LIMIT 1',
      last,
      id,
    )
    const { isExecuted, lastActivity: _lastActivity, ...shown } = about
    return {
      ...shown,
      round: round.id,
      roundLabel: round.label,
      label: label?.label ?? '',
      heading: headingText(this.#db, heading),
      at: this.#round(first)?.at ?? round.at,
      writtenBy: SIDES[writtenBy]!,
      outcome: outcomeOf(standing, isExecuted),
    }
  }

  /** What became of a wording; undefined where its agreement is gone. */
  outcome({ agreement, standing }: FoundVersion): ClauseOutcome | undefined {
    const about = this.agreement(agreement)
    return about && outcomeOf(standing, about.isExecuted)
  }

  /** "Our round 2", by the round's own id; '' where there is none. */
  roundLabel(agreement: string, id: string | null): string {
    const round = id === null ? undefined : this.#sealed(agreement, id)
    return round === undefined ? '' : roundLabel(round)
  }

  #round(no: number): { id: string; label: string; at: string } | undefined {
    if (!this.#rounds.has(no)) {
      const row = get<{ agreement: string; round: string; at: string }>(
        this.#db,
        `SELECT known.agreement, read.round, read.at FROM search_round AS read
         JOIN search_agreement AS known ON known.no = read.agreement WHERE read.no = ?`,
        no,
      )
      const sealed = row === undefined ? undefined : this.#sealed(row.agreement, row.round)
      this.#rounds.set(no, row && sealed && { id: row.round, label: roundLabel(sealed), at: row.at })
    }
    return this.#rounds.get(no)
  }

  #sealed(agreement: string, id: string): Pick<Round, 'kind' | 'side' | 'number'> | undefined {
    return get(this.#db, 'SELECT kind, side, number FROM round WHERE agreement = ? AND id = ?', agreement, id)
  }
}

function outcomeOf(standing: number, isExecuted: boolean): ClauseOutcome {
  const outcome = STANDINGS[standing]!
  return isExecuted && (outcome === 'open' || outcome === 'accepted') ? 'executed' : outcome
}

/** The agreements that filters leave; null where they say nothing about agreements. */
export function agreementsOf(
  db: ReadDb,
  { counterparties, paper, status, agreement, outcome }: SearchFilters,
): Agreements {
  const names = counterparties?.filter((name) => name !== '') ?? []
  const isAny = names.length === 0 && paper === undefined && status === undefined && agreement === undefined
  if (isAny && outcome !== 'executed') return null
  const rows = all<{ no: number; counterparty: string }>(
    db,
    `SELECT known.no, counterparty FROM agreement JOIN search_agreement AS known ON known.agreement = agreement.id
     WHERE ? IN (paper, '') AND ? IN (status, '') AND ? IN (agreement.id, '') AND (? = 0 OR outcome IS 'executed') AND status <> 'deleted'`,
    paper ?? '',
    status ?? '',
    agreement ?? '',
    outcome === 'executed' ? 1 : 0,
  )
  const wanted = names.map((name) => name.toLocaleLowerCase('en'))
  const isOne = (name: string): boolean => wanted.length === 0 || wanted.some((part) => name.includes(part))
  const fits = rows.filter(({ counterparty }) => isOne(counterparty.toLocaleLowerCase('en')))
  return new Set(fits.map(({ no }) => no))
}

/** The names of the other sides there are, in order. */
export function counterpartiesOf(db: ReadDb): string[] {
  const rows = all<{ counterparty: string }>(
    db,
    "SELECT DISTINCT counterparty FROM agreement WHERE counterparty <> '' ORDER BY counterparty COLLATE NOCASE, counterparty",
  )
  return rows.map(({ counterparty }) => counterparty)
}
