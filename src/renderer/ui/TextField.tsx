import { Input, Label, Text, TextField as AriaTextField, type TextFieldProps as AriaProps } from 'react-aria-components'
import './Field.css'

interface TextFieldProps extends Omit<AriaProps, 'className' | 'children'> {
  readonly label: string
  /** Kept for screen readers, but not shown: the place says what it is. */
  readonly isLabelHidden?: boolean
  readonly hint?: string
  readonly placeholder?: string
  readonly error?: string | undefined
  readonly className?: string
}

export function TextField({
  label,
  isLabelHidden = false,
  hint,
  placeholder,
  error,
  className,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField {...rest} isInvalid={error !== undefined} className={`field ${className ?? ''}`}>
      <Label className={isLabelHidden ? 'visually-hidden' : 'field__label'}>{label}</Label>
      <Input className="field__input" {...(placeholder === undefined ? {} : { placeholder })} />
      {hint === undefined ? null : (
        <Text slot="description" className="field__hint">
          {hint}
        </Text>
      )}
      {error === undefined ? null : (
        <Text slot="errorMessage" className="field__error selectable">
          {error}
        </Text>
      )}
    </AriaTextField>
  )
}
