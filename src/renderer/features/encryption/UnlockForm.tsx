import { useState, type ReactNode } from 'react'
import { Form } from 'react-aria-components'
import type { OperationError } from '../../../core/api/operation.ts'
import type { Result } from '../../../core/result.ts'
import { Banner } from '../../ui/Banner.tsx'
import { PassphraseField } from '../../ui/PassphraseField.tsx'
import { RememberBox } from './RememberBox.tsx'

interface UnlockFormProps {
  readonly id: string
  readonly mayRemember: boolean
  readonly attempt: (passphrase: string, remember: boolean) => Promise<Result<unknown, OperationError>>
  readonly onBusy: (isBusy: boolean) => void
  /** The attempt went through. */
  readonly onUnlocked: () => void
  /** Buttons, where they belong to the form itself. */
  readonly children?: ReactNode
}

/** Asks for a passphrase until one fits. There is no limit and no waiting: what makes guessing slow is the key itself. */
export function UnlockForm({ id, mayRemember, attempt, onBusy, onUnlocked, children }: UnlockFormProps) {
  const [passphrase, setPassphrase] = useState('')
  const [remember, setRemember] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const [failure, setFailure] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const busy = (is: boolean) => {
    setBusy(is)
    onBusy(is)
  }
  const submit = async () => {
    if (isBusy) return
    if (passphrase === '') return setWrong('Enter the passphrase of this archive.')
    setWrong(undefined)
    setFailure(undefined)
    busy(true)
    const done = await attempt(passphrase, remember)
    busy(false)
    if (done.ok) return onUnlocked()
    if (done.error.kind === 'wrong-passphrase') setWrong(done.error.message)
    else setFailure(done.error.message)
  }
  return (
    <Form
      id={id}
      className="unlock"
      validationBehavior="aria"
      aria-busy={isBusy}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {failure === undefined ? null : <Banner tone="error">{failure}</Banner>}
      <PassphraseField label="Passphrase" value={passphrase} error={wrong} autoFocus onChange={setPassphrase} />
      {mayRemember ? <RememberBox isSelected={remember} onChange={setRemember} /> : null}
      {children}
    </Form>
  )
}
