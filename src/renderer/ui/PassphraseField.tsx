import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Input, Label, Text, TextField } from 'react-aria-components'
import { IconButton } from './IconButton.tsx'
import './Field.css'
import './PassphraseField.css'

interface PassphraseFieldProps {
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly autoFocus?: boolean
  readonly isDisabled?: boolean
  readonly onChange: (value: string) => void
}

/** A passphrase, hidden until one asks to see it. */
export function PassphraseField({ label, hint, error, ...rest }: PassphraseFieldProps) {
  const [isShown, setShown] = useState(false)
  return (
    <TextField
      {...rest}
      type={isShown ? 'text' : 'password'}
      isInvalid={error !== undefined}
      className="field"
      // Nothing on this computer shall offer to keep it.
      autoComplete="off"
      spellCheck="false"
    >
      <Label className="field__label">{label}</Label>
      <div className="passphrase">
        <Input className="field__input passphrase__input" autoCapitalize="none" />
        <IconButton
          icon={isShown ? EyeOff : Eye}
          label={isShown ? `Hide: ${label}` : `Show: ${label}`}
          className="passphrase__show"
          aria-pressed={isShown}
          onPress={() => setShown(!isShown)}
        />
      </div>
      {hint === undefined ? null : (
        <Text slot="description" className="field__hint">
          {hint}
        </Text>
      )}
      {error === undefined ? null : (
        <Text slot="errorMessage" className="field__error selectable" role="alert">
          {error}
        </Text>
      )}
    </TextField>
  )
}
