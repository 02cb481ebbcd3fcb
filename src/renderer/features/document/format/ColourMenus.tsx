import { use, useRef } from 'react'
import { Baseline, ChevronDown, Highlighter, type LucideIcon } from 'lucide-react'
import { Menu, MenuItem, MenuTrigger, Popover, type Key } from 'react-aria-components'
import { Button } from '../../../ui/Button.tsx'
import { WithTooltip } from '../../../ui/Tooltip.tsx'
import { WhyOff } from '../why-off.ts'
import type { EditorSession } from '../session.ts'
import { BackToText } from './BackToText.tsx'
import type { FormatState } from './format-state.ts'
import { formatText } from './formatting.ts'

interface Swatch {
  readonly id: string
  readonly label: string
  /** CSS; null for the sign of none. */
  readonly css: string | null
}

interface ColourMenuProps {
  readonly session: EditorSession
  readonly label: string
  readonly icon: LucideIcon
  readonly swatches: readonly Swatch[]
  readonly current: string | null
  readonly onChoose: (id: string) => void
}

function Swatches({ session, label, icon: Icon, swatches, current, onChoose }: ColourMenuProps) {
  const chosenRef = useRef(false)
  const selected = swatches.filter((s) => s.css?.toUpperCase() === current?.toUpperCase() || s.id === current)
  return (
    <MenuTrigger>
      <WithTooltip text={label}>
        <Button kind="quiet" className="format__colour" aria-label={label} isDisabled={use(WhyOff) !== null}>
          <span
            className="format__ink"
            style={
              {
                '--ink-shown': current === 'auto' || current === 'none' ? undefined : (current ?? undefined),
              } as React.CSSProperties
            }
          >
            <Icon size={16} aria-hidden />
          </span>
          <ChevronDown size={12} aria-hidden />
        </Button>
      </WithTooltip>
      <Popover className="menu format__swatches" placement="bottom start" offset={4}>
        <BackToText session={session} chosenRef={chosenRef} />
        <Menu
          aria-label={label}
          selectionMode="single"
          selectedKeys={selected.map((s) => s.id)}
          onAction={(key: Key) => {
            chosenRef.current = true
            onChoose(String(key))
          }}
        >
          {swatches.map((swatch) => (
            <MenuItem key={swatch.id} id={swatch.id} textValue={swatch.label} className="menu__item">
              <span
                className="format__swatch"
                style={swatch.css === null ? undefined : { background: swatch.css }}
                aria-hidden
              />
              <span className="menu__label">{swatch.label}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

interface Props {
  readonly session: EditorSession
  readonly state: FormatState
}

/** ST_HighlightColor (ECMA-376 part 1, 17.18.40): the only ones there are. */
const HIGHLIGHTS: readonly Swatch[] = [
  { id: 'none', label: 'None', css: null },
  { id: 'yellow', label: 'Yellow', css: '#FFFF00' },
  { id: 'green', label: 'Bright green', css: '#00FF00' },
  { id: 'cyan', label: 'Turquoise', css: '#00FFFF' },
  { id: 'magenta', label: 'Pink', css: '#FF00FF' },
  { id: 'red', label: 'Red', css: '#FF0000' },
  { id: 'blue', label: 'Blue', css: '#0000FF' },
  { id: 'lightGray', label: 'Light grey', css: '#C0C0C0' },
  { id: 'darkGray', label: 'Grey', css: '#808080' },
  { id: 'darkYellow', label: 'Dark yellow', css: '#808000' },
  { id: 'darkCyan', label: 'Teal', css: '#008080' },
  { id: 'darkGreen', label: 'Green', css: '#008000' },
]

export function HighlightMenu({ session, state }: Props) {
  return (
    <Swatches
      session={session}
      label="Highlight"
      icon={Highlighter}
      swatches={HIGHLIGHTS}
      current={state.highlight}
      onChoose={(colour) => formatText(session, { kind: 'highlight', colour })}
    />
  )
}

/** Word's standard colours. */
const COLOURS: readonly Swatch[] = [
  { id: 'auto', label: 'Automatic', css: null },
  { id: '000000', label: 'Black', css: '#000000' },
  { id: '7F7F7F', label: 'Grey', css: '#7F7F7F' },
  { id: 'C00000', label: 'Dark red', css: '#C00000' },
  { id: 'FF0000', label: 'Red', css: '#FF0000' },
  { id: 'FFC000', label: 'Orange', css: '#FFC000' },
  { id: '00B050', label: 'Green', css: '#00B050' },
  { id: '00B0F0', label: 'Light blue', css: '#00B0F0' },
  { id: '0070C0', label: 'Blue', css: '#0070C0' },
  { id: '002060', label: 'Dark blue', css: '#002060' },
  { id: '7030A0', label: 'Purple', css: '#7030A0' },
]

export function ColourMenu({ session, state }: Props) {
  return (
    <Swatches
      session={session}
      label="Text colour"
      icon={Baseline}
      swatches={COLOURS}
      current={state.colour}
      onChoose={(colour) => formatText(session, { kind: 'colour', colour })}
    />
  )
}
