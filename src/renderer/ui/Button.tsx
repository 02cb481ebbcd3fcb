import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import type { ReactNode, Ref } from 'react'
import { classes } from './classes.ts'
import './Button.css'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children'> {
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'link'
  readonly children: ReactNode
  readonly className?: string
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({ kind = 'plain', className, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={classes('button', kind !== 'plain' && `button--${kind}`, className)}>
      {children}
    </AriaButton>
  )
}
