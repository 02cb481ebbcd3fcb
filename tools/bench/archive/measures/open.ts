import { listAgreements } from '../../../../src/main/archive/agreements.ts'
import { openArchive } from '../../../../src/main/archive/database.ts'
import { percentile, timesOf, type Measure } from '../measure.ts'

/** From the file to the rows of the list. */
export const openToList: Measure = ({ path }) => {
  const open = (): void => {
    const opened = openArchive(path, { now: () => new Date().toISOString(), owner: 'the bench' })
    if (!opened.ok) throw new Error(opened.error.message)
    listAgreements(opened.value.read)
    opened.value.close()
  }
  return [{ what: 'open to list: p50 ms', value: percentile(timesOf([open, open, open, open, open]), 0.5), limit: 400 }]
}
