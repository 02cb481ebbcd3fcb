import { Label, Radio, RadioGroup } from 'react-aria-components'
import './Field.css'

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly id: T; readonly label: string; readonly hint?: string }[]
  readonly isReadOnly?: boolean
  /** The option that is chosen has the focus to begin with. */
  readonly autoFocus?: boolean
  readonly onChange: (value: NoInfer<T>) => void
}

/** One of a few, all in sight: better than a drop-down for two or three. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { label, value, options, isReadOnly = false, autoFocus = false, onChange } = props
  const choose = (id: string) => {
    const option = options.find((o) => o.id === id)
    if (option !== undefined) onChange(option.id)
  }
  return (
    <RadioGroup className="choices" value={value} isReadOnly={isReadOnly} onChange={choose} orientation="horizontal">
      <Label className="field__label">{label}</Label>
      <div className="choices__row">
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className="choice" autoFocus={autoFocus && option.id === value}>
            <span className="choice__dot" aria-hidden />
            <span className="choice__text">
              {option.label}
              {option.hint === undefined ? null : <span className="field__hint">{option.hint}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
