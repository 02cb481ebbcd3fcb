import { useState, type ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ask, type Target } from './acting.ts'

export interface TargetsProps {
  readonly targets: readonly Target[]
}

const leave = () => ask(null)

interface AskDialogProps {
  readonly title: string
  readonly action: string
  readonly isReady?: boolean
  readonly children: ReactNode
  /** @returns a message to show where it failed, null where the dialog is done, undefined where a notice has said it */
  readonly onDo: () => Promise<string | null | undefined>
}

/** A dialog that asks for something and then does it. */
export function AskDialog({ title, action, isReady = true, children, onDo }: AskDialogProps) {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const submit = async () => {
    setBusy(true)
    const message = await onDo()
    setBusy(false)
    if (message === null) leave()
    else setFailure(message)
  }
  return (
    <Dialog
      title={title}
      isOpen
      isBusy={isBusy}
      onClose={leave}
      footer={
        <>
          <Button onPress={leave} isDisabled={isBusy}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" form="ask-form" isDisabled={isBusy || !isReady}>
            {action}
          </Button>
        </>
      }
    >
      {failure === undefined ? null : <Banner tone="error">{failure}</Banner>}
      <Form
        id="ask-form"
        className="import-form"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady && !isBusy) void submit()
        }}
      >
        {children}
      </Form>
    </Dialog>
  )
}

interface ReasonProps {
  readonly hint: string
  readonly value: string
  readonly isRequired?: boolean
  readonly onChange: (reason: string) => void
}

/** Why it is done. */
export function Reason({ hint, value, isRequired = false, onChange }: ReasonProps) {
  return (
    <TextField
      label="Reason"
      hint={hint}
      value={value}
      isRequired={isRequired}
      autoFocus
      autoComplete="off"
      onChange={onChange}
    />
  )
}
