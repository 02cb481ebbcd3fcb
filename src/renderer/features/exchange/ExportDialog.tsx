import { useState } from 'react'
import type { HistoryContents } from '../../../core/api/exchange.ts'
import { call } from '../../api.ts'
import { HISTORY_EXTENSION } from '../../exchange.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProgressLine } from '../../ui/ProgressLine.tsx'
import { useJob } from '../../useJob.ts'
import { notify, notifyError } from '../../ui/notices.ts'
import { localDate } from '../../ui/time.ts'
import { useOperation } from '../../useOperation.ts'
import { counted, insideTalk, sizeOf } from './words.ts'

interface ExportDialogProps {
  readonly agreements: readonly string[] | null
  readonly archiveName: string
  readonly isEncrypted: boolean
  readonly onClose: () => void
}

/** Says what goes into the file, above all what no counterparty must read, and writes it. */
export function ExportDialog({ agreements, archiveName, isEncrypted, onClose }: ExportDialogProps) {
  const ids = agreements === null ? null : [...agreements]
  const { value, error } = useOperation('history.contents', { agreements: ids })
  const [failure, setFailure] = useState<string>()
  const { done, run, stop } = useJob()
  const isBusy = done !== undefined

  const save = async (contents: HistoryContents) => {
    setFailure(undefined)
    const [only] = contents.agreements
    const name = contents.agreements.length === 1 && only !== undefined ? only.title : archiveName
    const suggested = `${name.replace(/[\\/:*?"<>|]+/g, ' ').slice(0, 80)}_History_${localDate()}${HISTORY_EXTENSION}`
    const picked = await call('host.pickSave', { suggested, title: 'Export with history', kind: 'history' })
    if (!picked.ok) return notifyError(picked.error)
    const { path } = picked.value
    if (path === null) return
    const written = await run((job) => call('history.export', { agreements: ids, path, job }))
    if (!written.ok) {
      if (written.error.kind !== 'cancelled') setFailure(written.error.message)
      return
    }
    onClose()
    const { records, documents } = written.value
    notify({
      tone: 'success',
      title: `Exported with history: ${counted(records, 'record')}, ${counted(documents, 'document')}.`,
      action: { label: 'Show in folder', run: () => void call('host.reveal', { path }) },
    })
  }

  return (
    <Dialog
      title="Export with history"
      isOpen
      isBusy={isBusy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={isBusy ? stop : onClose}>{isBusy ? 'Stop' : 'Cancel'}</Button>
          <Button
            kind="primary"
            isDisabled={isBusy || value === undefined}
            onPress={() => {
              if (value !== undefined) void save(value)
            }}
          >
            Save as…
          </Button>
        </>
      }
    >
      {error === undefined ? null : <Banner tone="error">{error}</Banner>}
      {failure === undefined ? null : <Banner tone="error">{failure}</Banner>}
      {isEncrypted ? (
        <Banner tone="warning">
          <strong>The file will not be encrypted, as this archive is.</strong> Whoever gets hold of it reads everything
          in it, without a passphrase. Only your account on this computer may read it where you save it; sent or copied
          on, nothing protects it. Delete it once it was imported.
        </Banner>
      ) : null}
      {value === undefined ? null : (
        <Contents contents={value} isWhole={agreements === null} isEncrypted={isEncrypted} />
      )}
      {isBusy ? <ProgressLine label="Writing…" done={done} /> : null}
    </Dialog>
  )
}

interface ContentsProps {
  readonly contents: HistoryContents
  readonly isWhole: boolean
  /** Of an encrypted archive it has been said already. */
  readonly isEncrypted: boolean
}

function Contents({ contents, isWhole, isEncrypted }: ContentsProps) {
  const { agreements, records, rounds, documents, bytes, comments, notes } = contents
  const [only] = agreements
  const what =
    agreements.length === 1 && only !== undefined && !isWhole
      ? `“${only.title}”`
      : `${counted(agreements.length, 'agreement')}${isWhole ? ': the whole archive' : ''}`
  const talk = insideTalk(comments, notes)
  return (
    <>
      <Banner tone="warning">
        <strong>For colleagues, never for the counterparty.</strong>{' '}
        {talk === ''
          ? 'A history is whole or it cannot be verified: it shows every step, who took it and when.'
          : `${talk[0]?.toLocaleUpperCase('en') ?? ''}${talk.slice(1)} are in it, deleted ones too: a history is whole or it cannot be verified.`}{' '}
        {isEncrypted ? '' : 'The file is not encrypted: whoever gets hold of it can read it. '}
        To the counterparty, send a round.
      </Banner>
      <dl className="exchange__facts">
        <dt>What</dt>
        <dd>{what}</dd>
        <dt>History</dt>
        <dd>
          {counted(records, 'record')}, {counted(rounds, 'round')}
        </dd>
        <dt>Documents</dt>
        <dd>
          {counted(documents, 'original')}, {sizeOf(bytes)}
        </dd>
      </dl>
      <p className="dialog__lead">
        Whoever imports it has the same rounds and can go on. It can be checked without Counterpart. A draft that was
        not sent is not in it.
      </p>
    </>
  )
}
