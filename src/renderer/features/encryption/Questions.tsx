import { useState } from 'react'
import { Form } from 'react-aria-components'
import { type Question, useQuestion } from '../../app/asking.ts'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/Button.tsx'
import { CheckBox } from '../../ui/CheckBox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { nameOf } from './name-of.ts'
import { NO_PASSPHRASE, faultOf } from './new-passphrase.ts'
import { NewPassphraseFields } from './NewPassphraseFields.tsx'
import { RememberBox } from './RememberBox.tsx'
import { UnlockForm } from './UnlockForm.tsx'
import './Encryption.css'

/** The dialogs that ask about an archive which is being made or opened, wherever that began. */
export function Questions() {
  const question = useQuestion()
  if (question === null) return null
  return question.kind === 'protect' ? (
    <ProtectDialog key={question.path} question={question} />
  ) : (
    <UnlockDialog key={question.path} question={question} />
  )
}

function UnlockDialog({ question }: { readonly question: Extract<Question, { kind: 'unlock' }> }) {
  const [isBusy, setBusy] = useState(false)
  const { canRemember } = useSession()
  const { path, mayRemember, attempt, answer } = question
  return (
    <Dialog
      title={`Unlock ${nameOf(path)}`}
      isOpen
      isBusy={isBusy}
      onClose={() => answer(false)}
      footer={
        <>
          <Button isDisabled={isBusy} onPress={() => answer(false)}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" form="unlock" isDisabled={isBusy}>
            {isBusy ? 'Unlocking…' : 'Unlock'}
          </Button>
        </>
      }
    >
      <p className="dialog__lead selectable">
        {mayRemember
          ? `This archive is encrypted: ${path}`
          : `This copy is encrypted, with the passphrase its archive had when it was made: ${path}`}
      </p>
      <UnlockForm
        id="unlock"
        mayRemember={mayRemember && canRemember}
        attempt={attempt}
        onBusy={setBusy}
        onUnlocked={() => answer(true)}
      />
    </Dialog>
  )
}

function ProtectDialog({ question }: { readonly question: Extract<Question, { kind: 'protect' }> }) {
  const { path, answer } = question
  const { canRemember } = useSession()
  const [isEncrypted, setEncrypted] = useState(false)
  const [entered, setEntered] = useState(NO_PASSPHRASE)
  const [remember, setRemember] = useState(false)
  const [isTried, setTried] = useState(false)
  const create = () => {
    if (!isEncrypted) return answer({ passphrase: null, remember: false })
    setTried(true)
    if (faultOf(entered) === null) answer({ passphrase: entered.passphrase, remember })
  }
  return (
    <Dialog
      title={`New archive: ${nameOf(path)}`}
      isOpen
      onClose={() => answer(null)}
      footer={
        <>
          <Button onPress={() => answer(null)}>Cancel</Button>
          <Button kind="primary" type="submit" form="protect" autoFocus>
            Create archive
          </Button>
        </>
      }
    >
      <p className="dialog__lead selectable">{path}</p>
      <Form
        id="protect"
        className="unlock"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault()
          create()
        }}
      >
        <div className="remember">
          <CheckBox isSelected={isEncrypted} onChange={setEncrypted}>
            Encrypt with a passphrase
          </CheckBox>
          <p className="field__hint">
            Whoever gets hold of the file then sees nothing of it. You can set, change or remove the passphrase later,
            in Settings.
          </p>
        </div>
        {isEncrypted ? (
          <>
            <NewPassphraseFields
              value={entered}
              name={nameOf(path)}
              isTried={isTried}
              autoFocus
              onChange={setEntered}
            />
            {canRemember ? <RememberBox isSelected={remember} onChange={setRemember} /> : null}
          </>
        ) : null}
      </Form>
    </Dialog>
  )
}
