import { useEffect, useEffectEvent, useState } from 'react'
import type { HistoryPreview, ImportReport } from '../../../core/api/exchange.ts'
import type { Input } from '../../../core/api/index.ts'
import { call } from '../../api.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProgressLine } from '../../ui/ProgressLine.tsx'
import { useJob } from '../../useJob.ts'
import { exactTime } from '../../ui/time.ts'
import { ImportedReport } from './ImportedReport.tsx'
import { counted } from './words.ts'

interface HistoryImportDialogProps {
  readonly input: Input<'history.import'>['input']
  readonly isReadOnly: boolean
  readonly onClose: () => void
  readonly onOpen: (agreement: string) => void
}

/** Checks a history file, says what it would bring, takes it in, and reports. */
export function HistoryImportDialog({ input, isReadOnly, onClose, onOpen }: HistoryImportDialogProps) {
  const [preview, setPreview] = useState<HistoryPreview>()
  const [report, setReport] = useState<ImportReport>()
  const [failure, setFailure] = useState<string>()
  const { done, run, stop } = useJob()
  const isBusy = done !== undefined

  const inspect = useEffectEvent(async () => {
    const found = await run((job) => call('history.inspect', { input, job }))
    if (found.ok) setPreview(found.value)
    else if (found.error.kind === 'cancelled') onClose()
    else setFailure(found.error.message)
  })
  useEffect(() => {
    const start = setTimeout(() => void inspect())
    return () => clearTimeout(start)
  }, [])

  const take = async () => {
    const taken = await run((job) => call('history.import', { input, job }))
    if (taken.ok) setReport(taken.value)
    else if (taken.error.kind !== 'cancelled') setFailure(taken.error.message)
  }

  const [only] = report?.agreements ?? []
  return (
    <Dialog
      title={report === undefined ? 'Import history' : 'History imported'}
      isOpen
      isWide
      isBusy={isBusy}
      onClose={onClose}
      footer={
        report === undefined ? (
          <>
            <Button onPress={isBusy ? stop : onClose}>{isBusy ? 'Stop' : 'Cancel'}</Button>
            <Button
              kind="primary"
              isDisabled={isBusy || preview === undefined || failure !== undefined || isReadOnly}
              onPress={() => void take()}
            >
              Import
            </Button>
          </>
        ) : (
          <>
            {report.agreements.length === 1 && only !== undefined ? (
              <Button
                onPress={() => {
                  onClose()
                  onOpen(only.id)
                }}
              >
                Open “{only.title}”
              </Button>
            ) : null}
            <Button kind="primary" autoFocus onPress={onClose}>
              Done
            </Button>
          </>
        )
      }
    >
      {failure === undefined ? null : <Banner tone="error">{failure}</Banner>}
      {isReadOnly ? (
        <Banner tone="warning">This archive is open for reading only: nothing can be imported.</Banner>
      ) : null}
      {preview === undefined || report !== undefined ? null : <Preview preview={preview} />}
      {report === undefined ? null : <ImportedReport report={report} />}
      {isBusy ? <ProgressLine label={preview === undefined ? 'Checking…' : 'Importing…'} done={done} /> : null}
    </Dialog>
  )
}

function Preview({ preview }: { readonly preview: HistoryPreview }) {
  const { file, exportedAt, writer, device, agreements, records, fresh, documents } = preview
  return (
    <>
      <Banner tone={fresh === 0 ? 'info' : 'success'}>
        {fresh === 0
          ? 'It is sound. Everything in it is in this archive already: importing it changes nothing.'
          : `It is sound: every record and document verifies. ${counted(fresh, 'record')} of ${records.toLocaleString('en')} are new here.`}
      </Banner>
      <dl className="exchange__facts">
        <dt>File</dt>
        <dd>{file}</dd>
        <dt>Exported</dt>
        <dd>
          {exactTime(exportedAt)} by {writer === '' ? 'a device that gave no name' : writer}
        </dd>
        <dt>Device key</dt>
        <dd title={device}>{device.slice(0, 16)}…</dd>
        <dt>Documents</dt>
        <dd>{counted(documents, 'original')}</dd>
      </dl>
      <ul className="exchange__list selectable" aria-label="Agreements in it">
        {agreements.map(({ id, title, fresh: more, isNew }) => (
          <li key={id}>
            <span>{title}</span>
            <span>{isNew ? 'new' : more === 0 ? 'nothing new' : counted(more, 'new record')}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
