import type { RescueReport } from '../../../core/api/rescue.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { copyText } from '../../ui/copy.ts'
import { notify } from '../../ui/notices.ts'

interface RescueReportViewProps {
  readonly report: RescueReport
  readonly onDone: () => void
}

/** What was rescued, and by name all that was not. */
export function RescueReportView({ report, onDone }: RescueReportViewProps) {
  const lost = lostLines(report)
  const copy = () =>
    notify(
      copyText([summary(report), ...lost].join('\n'))
        ? { tone: 'success', title: 'The report was copied' }
        : { tone: 'error', title: 'The clipboard could not be written to.' },
    )
  return (
    <>
      <Banner tone={lost.length === 0 ? 'success' : 'warning'}>
        {summary(report)} The damaged file was left as it is.
      </Banner>
      {lost.length === 0 ? (
        <p>Nothing was lost.</p>
      ) : (
        <section aria-labelledby="rescue-lost">
          <h2 id="rescue-lost" className="backups__heading">
            What was lost
          </h2>
          <ul className="trouble__lost selectable" tabIndex={0} aria-labelledby="rescue-lost">
            {lost.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      <p>
        Records and documents were taken only where their hash and signature are right. A draft’s text is not signed:
        read over what was rescued of it.
      </p>
      <div className="trouble__actions">
        <Button kind="primary" autoFocus onPress={onDone}>
          Go to the new archive
        </Button>
        <Button onPress={copy}>Copy the report</Button>
      </div>
    </>
  )
}

function summary({ records, documents, agreements, drafts }: RescueReport): string {
  return `${count(agreements, 'agreement')}, ${count(records, 'record')}, ${count(documents, 'document')} and ${count(drafts.length, 'draft')} were rescued.`
}

function lostLines({ lostRecords, lostDocuments, drafts, lostDrafts }: RescueReport): string[] {
  return [
    ...lostRecords.map(
      ({ seq, type, hash, why }) =>
        `Record${seq === null ? '' : ` ${seq}`}${type === null ? '' : ` (${type})`}: ${WHY[why]}${hash === null ? '' : `, ${hash.slice(0, 12)}…`}`,
    ),
    ...lostDocuments.map(({ fileName, hash, why }) => `Document ${fileName ?? ''}: ${WHY[why]}, ${hash.slice(0, 12)}…`),
    ...drafts
      .filter(({ lostSteps }) => lostSteps > 0)
      .map(({ title, lostSteps }) => `The last ${count(lostSteps, 'edit')} of the draft of ${title}`),
    ...lostDrafts.map((title) => `The draft of ${title}: a new one begins on the last round`),
  ]
}

const WHY = { altered: 'there, but altered', unreadable: 'not readable any more' } as const

function count(n: number, what: string): string {
  return n === 1 ? `1 ${what}` : `${n} ${what}s`
}
