import type { LucideIcon } from 'lucide-react'
import { Button, type ButtonProps } from './Button.tsx'
import { classes } from './classes.ts'
import { WithTooltip } from './Tooltip.tsx'

interface IconButtonProps extends Omit<ButtonProps, 'children'> {
  readonly icon: LucideIcon
  /** The button's name, and its tooltip. */
  readonly label: string
  readonly shortcut?: string
}

export function IconButton({ icon: Icon, label, shortcut, kind = 'quiet', className, ...rest }: IconButtonProps) {
  return (
    <WithTooltip text={label} shortcut={shortcut}>
      <Button {...rest} kind={kind} className={classes('button--icon', className)} aria-label={label}>
        <Icon size={16} aria-hidden />
      </Button>
    </WithTooltip>
  )
}
