import {
  Label,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaProps,
} from 'react-aria-components'
import './Field.css'

interface TextAreaProps extends Omit<AriaProps, 'className' | 'children'> {
  readonly label: string
  readonly rows?: number
  readonly placeholder?: string
}

/** Several lines of text. It grows with them as far as its place allows. */
export function TextArea({ label, rows = 3, placeholder, ...rest }: TextAreaProps) {
  return (
    <AriaTextField {...rest} className="field">
      <Label className="visually-hidden">{label}</Label>
      <AriaTextArea
        className="field__input field__area"
        rows={rows}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    </AriaTextField>
  )
}
