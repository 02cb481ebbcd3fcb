import { FileInput } from 'lucide-react'
import { useState } from 'react'
import { roundLabel, type Round } from '../../../core/agreement/agreement.ts'
import type { AgreementDetail } from '../../../core/api/agreements.ts'
import type { Source } from '../../../core/api/values.ts'
import { call } from '../../api.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProgressLine } from '../../ui/ProgressLine.tsx'
import { useSlow } from '../../ui/useSlow.ts'
import { useJob } from '../../useJob.ts'
import { droppedSource, useFileDrop } from '../../ui/useFileDrop.ts'
import { fileNameOf } from './exporting.ts'
import './Rounds.css'

interface ReceiveDialogProps {
  readonly agreement: AgreementDetail
  /** Dropped on the window before the dialog opened. */
  readonly dropped: File | null
  readonly onClose: () => void
}

interface Chosen {
  readonly name: string
  readonly source: () => Promise<Source | null>
}

/** Takes the counterparty's answer in, after the user has seen which document it is. */
export function ReceiveDialog({ agreement, dropped, onClose }: ReceiveDialogProps) {
  const [chosen, setChosen] = useState<Chosen | null>(dropped === null ? null : ofFile(dropped))
  const [received, setReceived] = useState<{ round: Round; messages: readonly string[] }>()
  const [failure, setFailure] = useState<string>()
  const { done, isStopping, run, stop } = useJob()
  const isBusy = done !== undefined
  const isSlow = useSlow(isBusy)
  const choose = (next: Chosen | null) => {
    setFailure(undefined)
    setChosen(next)
  }

  const pick = async () => {
    const picked = await call('host.pickContracts', { many: false })
    if (!picked.ok) return setFailure(picked.error.message)
    const [path] = picked.value.paths
    if (path !== undefined) choose({ name: fileNameOf(path), source: () => Promise.resolve({ path }) })
  }

  const receive = async () => {
    if (chosen === null) return
    setFailure(undefined)
    const result = await run(async (job) => {
      const source = await chosen.source()
      return source === null ? null : call('round.receive', { agreement: agreement.id, source, job })
    })
    if (result === null) setFailure(`${chosen.name} could not be read. Is it a folder? Nothing was changed`)
    else if (result.ok) setReceived(result.value)
    else if (result.error.kind !== 'cancelled') setFailure(result.error.message)
  }

  if (received !== undefined) return <Received agreement={agreement} {...received} onClose={onClose} />
  return (
    <Dialog
      title="Receive their return"
      isOpen
      isBusy={isBusy}
      onClose={onClose}
      footer={
        <>
          {isSlow ? (
            <Button key="stop" autoFocus isDisabled={isStopping} onPress={stop}>
              Stop
            </Button>
          ) : (
            <Button key="cancel" onPress={onClose} isDisabled={isBusy}>
              Cancel
            </Button>
          )}
          <Button kind="primary" isDisabled={chosen === null || isBusy} onPress={() => void receive()}>
            {isBusy ? 'Reading…' : 'Receive'}
          </Button>
        </>
      }
    >
      <p className="dialog__lead">
        It is kept as it came and sealed as their next round. A new draft opens on it for your answer.
      </p>
      <DropPlace chosen={chosen} isBusy={isBusy} pick={() => void pick()} onFile={(file) => choose(ofFile(file))} />
      {failure === undefined ? null : <Banner tone="error">{failure}</Banner>}
      {isSlow ? <ProgressLine label="Reading…" done={done ?? null} /> : null}
    </Dialog>
  )
}

function ofFile(file: File): Chosen {
  return { name: file.name, source: () => droppedSource(file) }
}

interface DropPlaceProps {
  readonly chosen: Chosen | null
  readonly isBusy: boolean
  readonly pick: () => void
  readonly onFile: (file: File) => void
}

function DropPlace({ chosen, isBusy, pick, onFile }: DropPlaceProps) {
  const { isOver, handlers } = useFileDrop((files) => {
    const [file] = files
    if (file !== undefined && !isBusy) onFile(file)
  })
  return (
    <div className={isOver ? 'receive__drop receive__drop--over' : 'receive__drop'} {...handlers}>
      <p>
        {chosen === null ? 'Choose the Word document that came back, or drop it here.' : <strong>{chosen.name}</strong>}
      </p>
      <Button autoFocus isDisabled={isBusy} onPress={pick}>
        <FileInput size={15} aria-hidden />
        {chosen === null ? 'Choose document…' : 'Choose another…'}
      </Button>
    </div>
  )
}

interface ReceivedProps {
  readonly agreement: AgreementDetail
  readonly round: Round
  readonly messages: readonly string[]
  readonly onClose: () => void
}

function Received({ agreement, round, messages, onClose }: ReceivedProps) {
  return (
    <Dialog
      title={`${roundLabel(round)} is in`}
      isOpen
      onClose={onClose}
      footer={
        <Button kind="primary" autoFocus onPress={onClose}>
          Go to the draft
        </Button>
      }
    >
      <Banner tone="success">
        {round.fileName} is sealed as {roundLabel(round).toLowerCase()} of {agreement.title}. It is our turn.
      </Banner>
      {messages.length === 0 ? (
        <p className="dialog__lead">Reading it left no remarks.</p>
      ) : (
        <section aria-label="Import report">
          <p className="dialog__lead">Remarks from reading it:</p>
          <ul className="dialog__list selectable">
            {messages.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  )
}
