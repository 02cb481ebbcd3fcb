import { Check, Ellipsis } from 'lucide-react'
import { use, useRef } from 'react'
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { useShortcutText } from '../../../commands/keymap.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { WhyOff } from '../why-off.ts'
import type { EditorSession } from '../session.ts'
import { BackToText } from './BackToText.tsx'
import { FORMAT, type FormatCommand } from './format-commands.ts'
import type { FormatState } from './format-state.ts'

interface Section {
  readonly title: string
  readonly commands: readonly FormatCommand[]
}

const SECTIONS: readonly Section[] = [
  {
    title: 'Text',
    commands: [
      FORMAT.dstrike,
      FORMAT.caps,
      FORMAT.smallCaps,
      FORMAT.superscript,
      FORMAT.subscript,
      FORMAT.grow,
      FORMAT.shrink,
      FORMAT.clear,
    ],
  },
  {
    title: 'Numbering',
    commands: [FORMAT.bullets, FORMAT.numbers, FORMAT.promote, FORMAT.demote, FORMAT.restart, FORMAT.continue],
  },
  {
    title: 'Paragraph',
    commands: [
      FORMAT.alignStart,
      FORMAT.alignCentre,
      FORMAT.alignEnd,
      FORMAT.justify,
      FORMAT.outdent,
      FORMAT.indent,
      FORMAT.single,
      FORMAT.oneAndHalf,
      FORMAT.double,
      FORMAT.keepNext,
      FORMAT.pageBreakBefore,
      FORMAT.clearParagraph,
    ],
  },
]

interface MoreMenuProps {
  readonly session: EditorSession
  readonly state: FormatState
}

/** All that the toolbar has no button for, and what it leaves out in a narrow window. */
export function MoreMenu({ session, state }: MoreMenuProps) {
  const chosenRef = useRef(false)
  return (
    <MenuTrigger>
      <IconButton icon={Ellipsis} label="More formatting" isDisabled={use(WhyOff) !== null} />
      <Popover className="menu format__more" placement="bottom end" offset={4}>
        <BackToText session={session} chosenRef={chosenRef} />
        <Menu aria-label="More formatting" onAction={() => (chosenRef.current = true)}>
          {SECTIONS.map(({ title, commands }) => (
            <MenuSection key={title}>
              <Header className="format__section">{title}</Header>
              {commands.map((command) => (
                <Row key={command.id} command={command} session={session} state={state} />
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function Row({ command, session, state }: MoreMenuProps & { readonly command: FormatCommand }) {
  const { id, label } = command
  const shortcut = useShortcutText(id)
  const isOn = command.state?.(state) === 'on'
  return (
    <MenuItem
      id={id}
      textValue={label}
      aria-label={isOn ? `${label}, on` : label}
      className="menu__item"
      onAction={() => command.run(session)}
    >
      <span className="format__check" aria-hidden>
        {isOn ? <Check size={14} /> : null}
      </span>
      <span className="menu__label">{label}</span>
      {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
    </MenuItem>
  )
}
