import { ok } from '../../../core/result.ts'
import type { Handlers } from '../handlers.ts'
import { acceptShortened, shortenedBy } from '../seen.ts'
import { noArchive, type Session } from '../session.ts'
import { exportHistory, historyContents, importHistory, inspectHistory } from './exchange.ts'
import { cancelJob } from './jobs.ts'
import { verifyArchive } from './verify-archive.ts'

type ExchangeOperation =
  | `archive.${'shortened' | 'acceptShortened'}`
  | 'archive.verify'
  | `history.${'contents' | 'export' | 'inspect' | 'import'}`
  | 'exchange.cancel'

/** Verifying, handing histories on and taking them in. */
export function exchangeHandlers(session: Session): Handlers<ExchangeOperation> {
  return {
    'archive.shortened': () => (session.archive === null ? noArchive() : ok(shortenedBy(session.archive) ?? null)),
    'archive.acceptShortened': () => {
      if (session.archive === null) return noArchive()
      acceptShortened(session.deps, session.archive)
      session.deps.emit('archive-changed', {})
      return ok({})
    },
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
