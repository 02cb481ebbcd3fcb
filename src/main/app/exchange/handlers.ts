import { ok } from '../../../core/result.ts'
import type { Handlers } from '../handlers.ts'
import type { Session } from '../session.ts'
import { exportHistory, historyContents, importHistory, inspectHistory } from './exchange.ts'
import { cancelJob } from './jobs.ts'
import { verifyArchive } from './verify-archive.ts'

type ExchangeOperation =
  | 'archive.verify'
  | `history.${'contents' | 'export' | 'inspect' | 'import'}`
  | 'exchange.cancel'

/** Verifying, handing histories on and taking them in. */
export function exchangeHandlers(session: Session): Handlers<ExchangeOperation> {
  return {
    'archive.verify': ({ job }) => verifyArchive(session, job),
    'history.contents': ({ agreements }) => historyContents(session, agreements),
    'history.export': (input) => exportHistory(session, input),
    'history.inspect': (input) => inspectHistory(session, input),
    'history.import': (input) => importHistory(session, input),
    'exchange.cancel': ({ job }) => {
      cancelJob(job)
      return ok({})
    },
  }
}
