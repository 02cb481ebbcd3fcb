import type { ProjectedAgreement } from '../../../core/agreement/project.ts'
import type { WriteDb } from '../handle.ts'
import { writeEntries } from './entries.ts'
import { settleAgreement } from './settle.ts'

/**
 * Brings up to date what search knows of an agreement from its records, after its other projections were. The clauses of
 * its rounds come from their documents and follow on their own (app/search/indexing.ts). In a transaction.
 */
export function projectSearch(db: WriteDb, agreement: ProjectedAgreement): void {
  writeEntries(db, agreement)
  settleAgreement(db, agreement.id)
}
