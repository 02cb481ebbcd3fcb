import {
  Archive,
  CalendarDays,
  ChartNoAxesColumn,
  Command,
  FileStack,
  FilePlus,
  FolderOpen,
  GitCompareArrows,
  LibraryBig,
  Lock,
  LogOut,
  Search,
  Settings,
  type LucideIcon,
} from 'lucide-react'
import { Button, Focusable } from 'react-aria-components'
import { runCommand } from '../commands/commands.ts'
import { shortcutText } from '../commands/shortcut.ts'
import { Menu } from '../ui/Menu.tsx'
import { WithTooltip } from '../ui/Tooltip.tsx'
import { go, usePlace } from './navigation.ts'
import { useSession } from './session.tsx'
import './Rail.css'

export function Rail() {
  const { screen } = usePlace()
  return (
    <nav className="rail" aria-label="Main" data-pane="rail">
      <RailLink
        icon={FileStack}
        label="Agreements"
        isHere={screen !== 'settings' && screen !== 'search'}
        onPress={() => go(AGREEMENTS)}
      />
      <RailLink icon={Search} label="Search" isHere={screen === 'search'} onPress={() => go(SEARCH)} />
      <NotYet icon={GitCompareArrows} label="Compare" />
      <NotYet icon={LibraryBig} label="Library" />
      <NotYet icon={CalendarDays} label="Calendar" />
      <NotYet icon={ChartNoAxesColumn} label="Insights" />
      <span className="rail__spacer" />
      <ArchiveMenu />
      <WithTooltip text="All commands" shortcut={shortcutText('Mod+Shift+P')} placement="right">
        <Button className="rail__item" onPress={() => runCommand('app.palette')}>
          <Command size={18} aria-hidden />
          Commands
        </Button>
      </WithTooltip>
      <RailLink icon={Settings} label="Settings" isHere={screen === 'settings'} onPress={() => go(SETTINGS)} />
    </nav>
  )
}

const AGREEMENTS = { screen: 'agreements' } as const
const SEARCH = { screen: 'search' } as const
const SETTINGS = { screen: 'settings' } as const

interface RailLinkProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly isHere: boolean
  readonly onPress: () => void
}

function RailLink({ icon: Icon, label, isHere, onPress }: RailLinkProps) {
  return (
    <button type="button" className="rail__item" aria-current={isHere ? 'page' : undefined} onClick={onPress}>
      <Icon size={18} aria-hidden />
      {label}
    </button>
  )
}

/** Part of the product, but not there yet: said, not hidden, and reachable by keyboard so that it is said to everyone. */
function NotYet({ icon: Icon, label }: { readonly icon: LucideIcon; readonly label: string }) {
  return (
    <WithTooltip text={`${label} is not built yet`} placement="right">
      <Focusable>
        <button type="button" className="rail__item" aria-disabled="true">
          <Icon size={18} aria-hidden />
          {label}
        </button>
      </Focusable>
    </WithTooltip>
  )
}

function ArchiveMenu() {
  const { archive } = useSession()
  const entries = [
    { id: 'archive.new', label: 'New archive…', icon: FilePlus, run: () => void runCommand('archive.new') },
    { id: 'archive.open', label: 'Open archive…', icon: FolderOpen, run: () => void runCommand('archive.open') },
    ...(archive?.encrypted === true
      ? [{ id: 'archive.lock', label: `Lock ${archive.name}`, icon: Lock, run: () => void runCommand('archive.lock') }]
      : []),
    {
      id: 'archive.close',
      label: archive === null ? 'Close archive' : `Close ${archive.name}`,
      icon: LogOut,
      isDisabled: archive === null,
      run: () => void runCommand('archive.close'),
    },
  ]
  return (
    <Menu label="Archive" entries={entries} placement="right top">
      <Button className="rail__item">
        <Archive size={18} aria-hidden />
        Archive
      </Button>
    </Menu>
  )
}
