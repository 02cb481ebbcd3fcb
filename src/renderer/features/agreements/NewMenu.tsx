import { ChevronDown, FileInput, FilePlus2, FolderInput, History } from 'lucide-react'
import { pickHistory } from '../../exchange.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { ask } from './acting.ts'
import { pickFolder, pickForImport } from './importing/candidates.ts'

/** How an agreement comes into the archive. */
export function NewMenu({ isDisabled }: { readonly isDisabled: boolean }) {
  return (
    <div className="new">
      <Button kind="primary" isDisabled={isDisabled} onPress={() => void pickForImport()}>
        <FileInput size={15} aria-hidden />
        Import…
      </Button>
      <Menu
        label="New agreement"
        entries={[
          { id: 'blank', label: 'Blank agreement…', icon: FilePlus2, run: () => ask({ kind: 'blank' }) },
          { id: 'files', label: 'From Word documents…', icon: FileInput, run: () => void pickForImport() },
          { id: 'folder', label: 'From a folder of contracts…', icon: FolderInput, run: () => void pickFolder() },
          { id: 'history', label: 'From a colleague’s history…', icon: History, run: () => void pickHistory() },
        ]}
      >
        <Button isDisabled={isDisabled}>
          New
          <ChevronDown size={14} aria-hidden />
        </Button>
      </Menu>
    </div>
  )
}
