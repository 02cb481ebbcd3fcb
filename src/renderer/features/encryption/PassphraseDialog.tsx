import { useState } from 'react'
import { Form } from 'react-aria-components'
import { changePassphrase } from '../../app/locking/change-passphrase.ts'
import { useSession } from '../../app/session.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { PassphraseField } from '../../ui/PassphraseField.tsx'
import { NO_PASSPHRASE, faultOf } from './new-passphrase.ts'
import { NewPassphraseFields } from './NewPassphraseFields.tsx'
import { RememberBox } from './RememberBox.tsx'

export type PassphraseTask = 'set' | 'change' | 'remove'

interface PassphraseDialogProps {
  readonly task: PassphraseTask
  /** The archive's. */
  readonly name: string
  readonly onClose: () => void
}

const WORDS = {
  set: {
    title: 'Set a passphrase',
    lead: 'The archive is copied, encrypted, checked, and put in the place of the present file. Large ones take a while. Backups that were made before stay as they are, legible to everyone; you are asked whether to delete them.',
    act: 'Encrypt',
    acting: 'Encrypting…',
  },
  change: {
    title: 'Change the passphrase',
    lead: 'The archive is encrypted anew. Backups that were made before keep the passphrase they were made with.',
    act: 'Change passphrase',
    acting: 'Encrypting…',
  },
  remove: {
    title: 'Remove the passphrase',
    lead: 'Whoever gets hold of the file can read it from then on. Backups that were made before keep their passphrase.',
    act: 'Remove passphrase',
    acting: 'Decrypting…',
  },
} as const

/** Sets, changes or removes what the open archive is encrypted with. */
export function PassphraseDialog({ task, name, onClose }: PassphraseDialogProps) {
  const [current, setCurrent] = useState('')
  const [entered, setEntered] = useState(NO_PASSPHRASE)
  const { canRemember } = useSession()
  const [remember, setRemember] = useState(false)
  const [isTried, setTried] = useState(false)
  const [failure, setFailure] = useState<{ kind: string; message: string }>()
  const [isBusy, setBusy] = useState(false)
  const { title, lead, act, acting } = WORDS[task]
  const asksCurrent = task !== 'set'
  const asksNew = task !== 'remove'
  const submit = async () => {
    setTried(true)
    setFailure(undefined)
    if (isBusy || (asksCurrent && current === '') || (asksNew && faultOf(entered) !== null)) return
    setBusy(true)
    const failed = await changePassphrase({
      current: asksCurrent ? current : null,
      next: asksNew ? entered.passphrase : null,
      remember,
    })
    setBusy(false)
    if (failed === undefined) onClose()
    else setFailure(failed)
  }
  const isWrong = failure?.kind === 'wrong-passphrase'
  const missing = isTried && current === '' ? 'Enter the present passphrase.' : undefined
  return (
    <Dialog
      title={title}
      isOpen
      isBusy={isBusy}
      onClose={onClose}
      footer={
        <>
          <Button isDisabled={isBusy} onPress={onClose}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" form="passphrase" isDisabled={isBusy}>
            {isBusy ? acting : act}
          </Button>
        </>
      }
    >
      <p className="dialog__lead">{lead}</p>
      {failure === undefined || isWrong ? null : <Banner tone="error">{failure.message}</Banner>}
      <Form
        id="passphrase"
        className="unlock"
        validationBehavior="aria"
        aria-busy={isBusy}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {asksCurrent ? (
          <PassphraseField
            label="Present passphrase"
            value={current}
            error={isWrong ? 'That is not the present passphrase. Nothing was changed.' : missing}
            autoFocus
            isDisabled={isBusy}
            onChange={setCurrent}
          />
        ) : null}
        {asksNew ? (
          <>
            <NewPassphraseFields
              value={entered}
              name={name}
              isTried={isTried}
              isDisabled={isBusy}
              autoFocus={!asksCurrent}
              onChange={setEntered}
            />
            {canRemember ? <RememberBox isSelected={remember} isDisabled={isBusy} onChange={setRemember} /> : null}
          </>
        ) : null}
      </Form>
    </Dialog>
  )
}
