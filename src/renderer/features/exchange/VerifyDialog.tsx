import { useEffect, useEffectEvent, useState } from 'react'
import type { ArchiveVerification } from '../../../core/api/exchange.ts'
import { call } from '../../api.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProgressLine } from '../../ui/ProgressLine.tsx'
import { useJob } from '../../useJob.ts'
import { counted } from './words.ts'

/** Checks every record and document of the open archive, and says what is wrong. */
export function VerifyDialog({ onClose }: { readonly onClose: () => void }) {
  const [found, setFound] = useState<ArchiveVerification>()
  const [failure, setFailure] = useState<string>()
  const { done, run, stop } = useJob()

  const verify = useEffectEvent(async () => {
    const answer = await run((job) => call('archive.verify', { job }))
    if (answer.ok) setFound(answer.value)
    else if (answer.error.kind === 'cancelled') onClose()
    else setFailure(answer.error.message)
  })
  useEffect(() => {
    const start = setTimeout(() => void verify())
    return () => clearTimeout(start)
  }, [])

  return (
    <Dialog
      title="Verify archive"
      isOpen
      isWide
      onClose={onClose}
      footer={
        done === undefined ? (
          <Button kind="primary" autoFocus onPress={onClose}>
            Close
          </Button>
        ) : (
          <Button onPress={stop}>Stop</Button>
        )
      }
    >
      <p className="dialog__lead">
        Each record is hashed and its signature checked, as is that it follows those before it; each document is
        compared with what was sealed.
      </p>
      {failure === undefined ? null : <Banner tone="error">{failure}</Banner>}
      {done === undefined ? null : <ProgressLine label="Verifying…" done={done} />}
      {found === undefined ? null : <Findings found={found} />}
    </Dialog>
  )
}

function Findings({ found: { records, documents, lines } }: { readonly found: ArchiveVerification }) {
  const checked = `${counted(records, 'record')} and ${counted(documents, 'document')} checked`
  if (lines.length === 0) {
    return <Banner tone="success">{checked}: nothing was altered, taken out or put in.</Banner>
  }
  return (
    <>
      <Banner tone="error">
        {checked}: {counted(lines.length, 'thing')} {lines.length === 1 ? 'is' : 'are'} wrong. Nothing was changed.
        Restore a backup, or import the history from a colleague’s archive.
      </Banner>
      <ul className="exchange__faults selectable">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
