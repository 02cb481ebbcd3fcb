import { useState } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import './Field.css'
import './Menu.css'

interface SuggestProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  /** What was written before, in order. Anything else may be written too. */
  readonly options: readonly string[]
  readonly isReadOnly?: boolean
  readonly autoFocus?: boolean
  readonly placeholder?: string
  readonly onChange: (value: string) => void
}

/** More would be no help, and slow to draw. */
const MOST = 40

/** A text field that offers what was written in it elsewhere. */
export function Suggest({ label, hint, value, options, isReadOnly = false, placeholder, ...rest }: SuggestProps) {
  const [isTyping, setIsTyping] = useState(false)
  const wanted = value.toLocaleLowerCase()
  const offered = options
    .filter((o) => o !== '' && (!isTyping || o.toLocaleLowerCase().includes(wanted)))
    .slice(0, MOST)
  const change = (text: string) => {
    setIsTyping(true)
    rest.onChange(text)
  }
  return (
    <ComboBox
      className="field"
      inputValue={value}
      items={offered.map((text) => ({ id: text, text }))}
      isReadOnly={isReadOnly}
      allowsCustomValue
      autoFocus={rest.autoFocus ?? false}
      menuTrigger="input"
      onInputChange={change}
      onSelectionChange={(key) => {
        if (key !== null) rest.onChange(String(key))
      }}
    >
      <Label className="field__label">{label}</Label>
      <Input className="field__input" autoComplete="off" {...(placeholder === undefined ? {} : { placeholder })} />
      {hint === undefined ? null : (
        <Text slot="description" className="field__hint">
          {hint}
        </Text>
      )}
      <Popover className="select__list" offset={4}>
        <ListBox<{ id: string; text: string }>>
          {({ id, text }) => (
            <ListBoxItem id={id} textValue={text} className="menu__item">
              {text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
