import { ChevronsDownUp, ChevronsUpDown, PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useCommand } from '../../../commands/commands.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { setPaneOpen, usePane } from '../paneChoice.ts'
import type { EditorSession } from '../session.ts'
import { useStore } from '../store.ts'
import { foldAll, foldsOf, unfoldAll } from './folds.ts'
import { GoToClause } from './GoToClause.tsx'
import { OutlineTree } from './OutlineTree.tsx'
import './outline.css'

/** The document's clauses: to see, to find and to move. */
export function Outline({ session }: { readonly session: EditorSession }) {
  const [isOpen, setOpen] = usePane('outline')
  const [query, setQuery] = useState('')
  const input = useRef<HTMLInputElement>(null)
  /** The pane was opened only to go to a clause, and closes when that is done. */
  const isPassing = useRef(false)
  const isWanted = useRef(false)
  const isEmpty = useStore(session.model, (m) => m.isKnown && m.outline.length === 0)
  const folds = foldsOf(session.agreement)

  useCommand({
    id: 'outline.go',
    label: 'Go to clause',
    shortcut: 'Mod+G',
    run: () => {
      if (isOpen) {
        input.current?.select()
        return
      }
      isPassing.current = true
      isWanted.current = true
      setOpen(true)
    },
  })
  useCommand({ id: 'outline.fold', label: 'Fold all clauses', run: () => foldAll(folds) })
  useCommand({ id: 'outline.unfold', label: 'Unfold all clauses', run: () => unfoldAll(folds) })
  useCommand({ id: 'outline.pane', label: 'Show or hide the clauses', run: () => setOpen(!isOpen) })

  useEffect(() => {
    if (!isOpen || !isWanted.current) return
    isWanted.current = false
    input.current?.select()
  }, [isOpen])

  if (!isOpen) {
    return (
      <nav className="outline outline--closed" aria-label="Clauses">
        <IconButton icon={PanelLeftOpen} label="Show the clauses" onPress={() => setOpen(true)} />
      </nav>
    )
  }
  const leave = () => {
    setQuery('')
    if (isPassing.current) setPaneOpen('outline', false)
    isPassing.current = false
  }
  return (
    <nav className="outline" aria-label="Clauses" data-pane>
      <header className="pane-header">
        <h2>Clauses</h2>
        <span>
          <IconButton icon={ChevronsDownUp} label="Fold all" onPress={() => foldAll(folds)} />
          <IconButton icon={ChevronsUpDown} label="Unfold all" onPress={() => unfoldAll(folds)} />
          <IconButton icon={PanelLeftClose} label="Hide the clauses" onPress={() => setOpen(false)} />
        </span>
      </header>
      {isEmpty ? <p className="pane-empty">This document has no headings or numbered clauses.</p> : null}
      {isEmpty ? null : <GoToClause session={session} input={input} query={query} onQuery={setQuery} onLeave={leave} />}
      <OutlineTree session={session} query={query.trim()} onLeave={leave} />
    </nav>
  )
}
