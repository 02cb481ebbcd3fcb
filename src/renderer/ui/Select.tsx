import { ChevronDown } from 'lucide-react'
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  type Key,
} from 'react-aria-components'
import './Field.css'
import './Menu.css'

interface SelectProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly id: T; readonly label: string }[]
  readonly onChange: (value: NoInfer<T>) => void
}

export function Select<T extends string>({ label, value, options, onChange }: SelectProps<T>) {
  const choose = (key: Key | null) => {
    const option = options.find((o) => o.id === key)
    if (option !== undefined) onChange(option.id)
  }
  return (
    <AriaSelect className="field" value={value} onChange={choose}>
      <Label className="field__label">{label}</Label>
      <Button className="field__input select__button">
        <SelectValue />
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="select__list" offset={4}>
        <ListBox items={options}>
          {(option) => (
            <ListBoxItem id={option.id} className="menu__item">
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
