import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components'
import './Field.css'

interface CheckBoxProps {
  readonly isSelected: boolean
  readonly isDisabled?: boolean
  readonly children: ReactNode
  readonly onChange: (isSelected: boolean) => void
}

export function CheckBox({ children, ...rest }: CheckBoxProps) {
  return (
    <Checkbox {...rest} className="check">
      {({ isSelected }) => (
        <>
          <span className="check__box">{isSelected ? <Check size={12} strokeWidth={3} aria-hidden /> : null}</span>
          <span>{children}</span>
        </>
      )}
    </Checkbox>
  )
}
