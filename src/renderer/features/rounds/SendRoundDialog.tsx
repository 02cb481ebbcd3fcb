import { useRef, useState } from 'react'
import type { AgreementDetail } from '../../../core/api/agreements.ts'
import { call } from '../../api.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { CheckBox } from '../../ui/CheckBox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { notify } from '../../ui/notices.ts'
import { ProgressLine } from '../../ui/ProgressLine.tsx'
import { useSlow } from '../../ui/useSlow.ts'
import { useJob } from '../../useJob.ts'
import { CommentsGoing } from './CommentsGoing.tsx'
import { fileNameOf, reveal, suggestedName, type Twin } from './exporting.ts'
import { saidOfStep, stepsOfSealing } from './steps.ts'
import { UntrackedWarning } from './UntrackedWarning.tsx'
import './Rounds.css'

interface SendRoundDialogProps {
  readonly agreement: AgreementDetail
  /** Settles once the draft is on disk to its last keystroke. */
  readonly flushDraft: () => Promise<void>
  readonly onClose: () => void
  readonly onSent: () => void
}

/** Says what sending means, asks where the Word files go, and seals the round. */
export function SendRoundDialog({ agreement, flushDraft, onClose, onSent }: SendRoundDialogProps) {
  const [redlinePath, setRedlinePath] = useState<string | null>(null)
  const [cleanPath, setCleanPath] = useState<string | null>(null)
  const [withClean, setWithClean] = useState(true)
  const [failure, setFailure] = useState<string>()
  const [wasGivenUp, setWasGivenUp] = useState(false)
  const isAsking = useRef(false)
  const { done, step, isStopping, run, stop } = useJob()
  const isBusy = done !== undefined
  const isSlow = useSlow(isBusy)
  const them = agreement.counterparty === '' ? 'the counterparty' : agreement.counterparty
  const label = `Our round ${agreement.nextNumber}`

  const pick = async (what: Twin): Promise<string | null> => {
    const title = what === 'Redline' ? 'Save the redline as' : 'Save the clean copy as'
    const picked = await call('host.pickSave', { suggested: suggestedName(agreement, what), title })
    if (!picked.ok) {
      setFailure(picked.error.message)
      return null
    }
    if (picked.value.path !== null) (what === 'Redline' ? setRedlinePath : setCleanPath)(picked.value.path)
    return picked.value.path
  }

  /** What was not chosen yet is asked for now; a cancelled question leaves the dialog as it was. */
  const askForPaths = async (): Promise<{ redline: string; clean: string | null } | null> => {
    const redline = redlinePath ?? (await pick('Redline'))
    if (redline === null) return null
    const clean = withClean ? (cleanPath ?? (await pick('Clean'))) : null
    return withClean && clean === null ? null : { redline, clean }
  }

  const send = async () => {
    // A second press while the system's dialog is on its way would ask twice.
    if (isAsking.current) return
    setFailure(undefined)
    setWasGivenUp(false)
    isAsking.current = true
    const paths = await askForPaths()
    isAsking.current = false
    if (paths === null) return
    const { redline, clean } = paths
    const sent = await run((job) => seal(redline, clean, job))
    if (sent === 'given-up') return setWasGivenUp(true)
    if (sent !== null) return setFailure(sent.message)
    notify({
      tone: 'success',
      title: `${label} is sealed. Send ${fileNameOf(redline)}${clean === null ? '' : ' and its clean twin'} to ${them}.`,
      action: { label: 'Show in folder', run: () => void reveal(redline) },
      about: agreement.id,
    })
    onSent()
  }

  /** Null when it was sealed. */
  const seal = async (redline: string, clean: string | null, job: string) => {
    try {
      await flushDraft()
    } catch {
      return { message: 'Your last edits could not be saved, so nothing was sealed or written. Try again' }
    }
    const sent = await call('round.send', { agreement: agreement.id, redlinePath: redline, cleanPath: clean, job })
    if (sent.ok) return null
    return sent.error.kind === 'cancelled' ? ('given-up' as const) : sent.error
  }

  return (
    <Dialog
      title={`Send our round ${agreement.nextNumber}`}
      isOpen
      isBusy={isBusy}
      onClose={onClose}
      footer={
        <>
          {/* With keys of their own: what comes in the place of another takes the focus. Stop comes late enough that Enter pressed twice does not stop it. */}
          {isSlow ? (
            <Button key="stop" autoFocus isDisabled={isStopping || step === 'recording'} onPress={stop}>
              Stop
            </Button>
          ) : (
            <Button key="cancel" isDisabled={isBusy} onPress={onClose}>
              Cancel
            </Button>
          )}
          <Button
            key={isBusy ? 'sealing' : 'seal'}
            kind="primary"
            autoFocus
            isDisabled={isBusy}
            onPress={() => void send()}
          >
            {isBusy ? 'Sealing…' : 'Seal and save'}
          </Button>
        </>
      }
    >
      <ul className="dialog__list">
        <li>The draft is sealed as {label.toLowerCase()} and cannot be changed any more.</li>
        <li>Word files are written for you to send to {them}. Counterpart itself sends nothing.</li>
        <li>Then it is their turn, until you receive their return.</li>
        <CommentsGoing agreement={agreement.id} flushDraft={flushDraft} />
      </ul>
      <div className="names">
        <NameRow
          label="Redline"
          name={redlinePath ?? suggestedName(agreement, 'Redline')}
          isChosen={redlinePath !== null}
          isDisabled={isBusy}
          choose={() => void pick('Redline')}
        />
        <NameRow
          label={
            <CheckBox isSelected={withClean} isDisabled={isBusy} onChange={setWithClean}>
              Clean copy, with everything accepted
            </CheckBox>
          }
          name={cleanPath ?? suggestedName(agreement, 'Clean')}
          isChosen={cleanPath !== null}
          isDisabled={isBusy || !withClean}
          choose={() => void pick('Clean')}
        />
      </div>
      <UntrackedWarning agreement={agreement.id} flushDraft={flushDraft} />
      {failure === undefined ? null : <Banner tone="error">{failure}</Banner>}
      {wasGivenUp ? (
        <Banner tone="info">
          Stopped: nothing was sealed and no file was written. The draft is as it was; you can seal it whenever you
          like.
        </Banner>
      ) : null}
      {isSlow ? (
        <>
          <ProgressLine
            label={isStopping ? 'Stopping: nothing is sealed.' : saidOfStep(step, stepsOfSealing(withClean))}
            done={isStopping ? null : (done ?? null)}
          />
          <p className="dialog__lead">
            Until the last step it can be stopped, and then there is neither round nor file.
          </p>
        </>
      ) : null}
    </Dialog>
  )
}

interface NameRowProps {
  readonly label: React.ReactNode
  readonly name: string
  readonly isChosen: boolean
  readonly isDisabled: boolean
  readonly choose: () => void
}

function NameRow({ label, name, isChosen, isDisabled, choose }: NameRowProps) {
  return (
    <div className="names__row">
      <div className="names__text">
        {label}
        <p className="names__file selectable">{name}</p>
      </div>
      <Button kind="link" isDisabled={isDisabled} onPress={choose}>
        {isChosen ? 'Change…' : 'Choose where…'}
      </Button>
    </div>
  )
}
