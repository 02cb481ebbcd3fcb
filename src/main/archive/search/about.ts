import { roundLabel, type Paper, type Round } from '../../../core/agreement/agreement.ts'
import type { ClausePlace, SearchFilters } from '../../../core/api/search.ts'
import type { ClauseOutcome } from '../../../core/search/outcomes.ts'
import { type ReadDb, all, get } from '../handle.ts'
import { SIDES, STANDINGS } from './clause.ts'
import type { Agreements, FoundVersion } from './find.ts'

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

type LabelledRound = Pick<Round, 'kind' | 'side' | 'number'>

interface StoredPlace extends LabelledRound {
  readonly round: string
  /** When the round was sealed that had it first. */
  readonly at: string
  readonly label: string | null
}

/** All of it at once: asking costs more than what is answered. */
const PLACE = `
  SELECT read.round, round.kind, round.side, round.number,
    (SELECT label FROM clause_place WHERE round = read.no AND version = ? ORDER BY place LIMIT 1) AS label,
    CASE read.no WHEN ? THEN read.at ELSE (SELECT at FROM search_round WHERE no = ?) END AS at
  FROM search_round AS read JOIN round ON round.agreement = ? AND round.id = read.round WHERE read.no = ?`

/** Looks up what results say of where they stand, each agreement and round once. */
export class Places {
  readonly #db: ReadDb
  readonly #agreements = new Map<number, AgreementAbout | undefined>()

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
    const row = about && get<StoredPlace>(this.#db, PLACE, id, first, first, about.agreement, last)
    if (about === undefined || row === undefined) return undefined
    const { isExecuted, lastActivity: _lastActivity, ...shown } = about
    return {
      ...shown,
      round: row.round,
      roundLabel: roundLabel(row),
      label: row.label ?? '',
      heading,
      at: row.at,
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
    const round =
      id === null
        ? undefined
        : get<LabelledRound>(
            this.#db,
            'SELECT kind, side, number FROM round WHERE agreement = ? AND id = ?',
            agreement,
            id,
          )
    return round === undefined ? '' : roundLabel(round)
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
