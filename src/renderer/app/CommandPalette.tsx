import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  TextField,
  useFilter,
} from 'react-aria-components'
import { useCommand, useCommands, type Command } from '../commands/commands.ts'
import { shortcutText } from '../commands/shortcut.ts'
import { useModality } from '../ui/modality.ts'
import './CommandPalette.css'

/** Every command that can be given now, by name. Ctrl+Shift+P. */
export function CommandPalette() {
  const [isOpen, setIsOpen] = useState(false)
  useCommand({ id: 'app.palette', label: 'All commands', shortcut: 'Mod+Shift+P', run: () => setIsOpen(true) })
  useModality(isOpen)
  return (
    <ModalOverlay className="dialog-scrim" isOpen={isOpen} onOpenChange={setIsOpen} isDismissable>
      <Modal className="palette">
        <Dialog aria-label="Commands">
          <Palette close={() => setIsOpen(false)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Palette({ close }: { readonly close: () => void }) {
  const { contains } = useFilter({ sensitivity: 'base' })
  const commands = useCommands()
  const items = commands.filter(
    (c, at) => c.id !== 'app.palette' && commands.findLastIndex((d) => d.id === c.id) === at,
  )
  const chosen = useRef<Command>(undefined)
  // Only when this dialog is gone and has given the focus back: a command that moves the focus has the last word, and
  // one that opens a dialog opens the only one.
  useEffect(
    () => () => {
      const command = chosen.current
      if (command !== undefined) setTimeout(() => command.run())
    },
    [],
  )
  const run = (command: Command) => {
    chosen.current = command
    close()
  }
  return (
    <Autocomplete filter={contains}>
      <TextField aria-label="Command" className="palette__field" autoFocus>
        <Search size={16} aria-hidden />
        <Input className="palette__input" placeholder="What would you like to do?" />
      </TextField>
      {/* It can be scrolled by keyboard without the field: the menu's own items never have the focus. */}
      <div className="palette__list" tabIndex={0} role="group" aria-label="Commands found">
        <Menu
          aria-label="Commands"
          items={items}
          renderEmptyState={() => <p className="palette__none">No command has this name.</p>}
        >
          {(command) => (
            <MenuItem
              id={command.id}
              textValue={command.label}
              className="menu__item"
              isDisabled={command.isDisabled === true}
              onAction={() => run(command)}
            >
              <span className="menu__label">{command.label}</span>
              {command.shortcut === undefined ? null : <kbd>{shortcutText(command.shortcut)}</kbd>}
            </MenuItem>
          )}
        </Menu>
      </div>
    </Autocomplete>
  )
}
