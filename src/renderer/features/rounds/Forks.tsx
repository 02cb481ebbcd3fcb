import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { Round } from '../../../core/agreement/agreement.ts'
import { forksOf, settlementOf } from '../../../core/agreement/forks.ts'
import type { AgreementDetail } from '../../../core/api/agreements.ts'
import { call } from '../../api.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { forkText, roundText, settledText } from '../../ui/forks.ts'
import { notify } from '../../ui/notices.ts'
import { TextField } from '../../ui/TextField.tsx'

interface ForksProps {
  readonly agreement: AgreementDetail
  readonly isReadOnly: boolean
}

/** Rounds that were sealed at once: those that nobody settled, with the way to, and what was said of the others. */
export function Forks({ agreement, isReadOnly }: ForksProps) {
  const [asked, setAsked] = useState<readonly Round[]>()
  return (
    <>
      {forksOf(agreement.rounds).map((fork) => {
        const settled = settlementOf(fork, agreement.settlements)
        return (
          <Banner
            key={fork[0]?.seq}
            tone={settled === undefined ? 'warning' : 'info'}
            actions={
              <Button isDisabled={isReadOnly} onPress={() => setAsked(fork)}>
                {settled === undefined ? 'Settle…' : 'Settle anew…'}
              </Button>
            }
          >
            {settled === undefined ? forkText(fork) : settledText(fork, settled)}
          </Banner>
        )
      })}
      {asked === undefined ? null : (
        <SettleDialog agreement={agreement} fork={asked} onClose={() => setAsked(undefined)} />
      )}
    </>
  )
}

interface SettleDialogProps {
  readonly agreement: AgreementDetail
  readonly fork: readonly Round[]
  readonly onClose: () => void
}

function SettleDialog({ agreement, fork, onClose }: SettleDialogProps) {
  const [chosen, setChosen] = useState(settlementOf(fork, agreement.settlements)?.round ?? fork.at(-1)?.id ?? '')
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const isReady = reason.trim() !== '' && !isBusy
  const settle = async () => {
    if (!isReady) return
    setBusy(true)
    const done = await call('round.settle', { agreement: agreement.id, round: chosen, reason: reason.trim() })
    setBusy(false)
    if (!done.ok) return setFailure(done.error.message)
    onClose()
    const { draft } = done.value
    if (draft === null) notify({ tone: 'success', title: 'The fork is settled. It is on record with its reason.' })
    else {
      const where = draft.path === null ? 'could not be written to a file, and stays as it is' : `is in ${draft.path}`
      notify({ tone: 'warning', title: `The fork is settled. Your draft was begun on another round: it ${where}.` })
    }
  }
  return (
    <Dialog
      title="Settle the fork"
      isOpen
      isBusy={isBusy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form="settle" isDisabled={!isReady}>
            Settle
          </Button>
        </>
      }
    >
      <p className="dialog__lead">
        Which round does the exchange go on from? The others stay, can be read and exported, and are set aside. Nothing
        is sent by this: make sure that it is what the other side has. It can be settled anew.
      </p>
      {failure === undefined ? null : <Banner tone="error">{failure}</Banner>}
      <Form
        id="settle"
        className="settle"
        onSubmit={(event) => {
          event.preventDefault()
          void settle()
        }}
      >
        <Choice
          label="The round that counts"
          value={chosen}
          options={fork.map((round) => ({
            id: round.id,
            label: roundText(round),
            hint: `${round.fileName}, SHA-256 ${round.document.slice(0, 12)}…`,
          }))}
          onChange={setChosen}
        />
        <TextField
          label="Reason"
          hint="Kept in history, for whoever asks later."
          value={reason}
          isRequired
          autoComplete="off"
          onChange={setReason}
        />
      </Form>
    </Dialog>
  )
}
