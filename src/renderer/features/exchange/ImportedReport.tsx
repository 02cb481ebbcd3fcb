import type { ImportReport } from '../../../core/api/exchange.ts'
import { Banner } from '../../ui/Banner.tsx'
import { counted } from './words.ts'

/** What came in, what was there, and what people have to settle. */
export function ImportedReport({ report }: { readonly report: ImportReport }) {
  const { records, known, documents, agreements, forks, drafts } = report
  const fresh = agreements.filter((agreement) => agreement.fresh > 0)
  return (
    <>
      <p className="dialog__lead" role="status">
        {records === 0
          ? `Nothing was new: all ${counted(known, 'record')} were here before.`
          : `${counted(records, 'record')} and ${counted(documents, 'document')} came in; ${counted(known, 'record')} were here before.`}
      </p>
      {forks.map(({ id, title, rounds }) => (
        <Banner key={id} tone="warning">
          <strong>“{title}” has forked.</strong> Rounds were sealed at once on two devices, and both stand:{' '}
          {rounds.join('; ')}. Settle between yourselves which one counts; nothing is decided for you.
        </Banner>
      ))}
      {drafts.map(({ id, title, path }) => (
        <Banner key={id} tone="warning">
          {path === null
            ? `Your draft of “${title}” was begun on a round that is not the last any more, and could not be written to a file: it was kept as it is.`
            : `Your draft of “${title}” was begun on a round that is not the last any more. It was saved as a redline: ${path}`}
        </Banner>
      ))}
      {fresh.length === 0 ? null : (
        <ul className="exchange__list selectable" aria-label="What came in">
          {fresh.map(({ id, title, fresh: more, isNew }) => (
            <li key={id}>
              <span>{title}</span>
              <span>{isNew ? 'new agreement' : counted(more, 'new record')}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
