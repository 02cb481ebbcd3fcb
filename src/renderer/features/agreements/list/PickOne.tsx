import { useState } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import '../../../ui/Field.css'
import '../../../ui/Menu.css'

interface PickOneProps {
  readonly label: string
  /** Null for any. */
  readonly value: string | null
  readonly options: readonly string[]
  readonly onChange: (value: string | null) => void
}

/** More at once would be no help, and slow to draw: letters narrow them. */
const MOST = 60

/** One of many values, or any: found by typing a part of it. */
export function PickOne({ label, value, options, onChange }: PickOneProps) {
  const [text, setText] = useState<string | null>(null)
  const shown = value === null ? '' : nameOf(value)
  const wanted = (text ?? '').toLocaleLowerCase()
  const offered = options.filter((o) => nameOf(o).toLocaleLowerCase().includes(wanted)).slice(0, MOST)
  return (
    <ComboBox
      className="field"
      inputValue={text ?? shown}
      items={offered.map((option) => ({ id: `=${option}`, text: nameOf(option) }))}
      menuTrigger="focus"
      allowsEmptyCollection
      allowsCustomValue
      onInputChange={(next) => {
        setText(next)
        if (next === '') onChange(null)
      }}
      onBlur={() => setText(null)}
      onSelectionChange={(key) => {
        setText(null)
        if (key !== null) onChange(String(key).slice(1))
      }}
    >
      <Label className="field__label">{label}</Label>
      <Input className="field__input" placeholder="Any" autoComplete="off" />
      <Popover className="select__list" offset={4}>
        <ListBox<{ id: string; text: string }> renderEmptyState={() => <p className="field__hint">None has it.</p>}>
          {({ id, text: name }) => (
            <ListBoxItem id={id} textValue={name} className="menu__item">
              {name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

function nameOf(value: string): string {
  return value === '' ? 'Not set' : value
}
