import { Ellipsis, FileDown, History, Inbox, PencilLine, Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { roundLabel } from '../../../core/agreement/agreement.ts'
import type { AgreementDetail } from '../../../core/api/agreements.ts'
import { requestExchange } from '../../exchange.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { paperLabel } from '../../ui/papers.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { TurnBadge } from '../../ui/TurnBadge.tsx'
import { useFileDrop } from '../../ui/useFileDrop.ts'
import './Workspace.css'

type WorkspaceTab = 'document' | 'rounds' | 'checks' | 'details'

export interface WorkspaceActions {
  readonly send: () => void
  /** @param file what was dropped on the window, if it was */
  readonly receive: (file: File | null) => void
  readonly exportRedline: () => void
  readonly exportClean: () => void
}

interface WorkspaceProps {
  readonly agreement: AgreementDetail
  readonly isReadOnly: boolean
  readonly tab: WorkspaceTab
  readonly actions: WorkspaceActions
  /** What is to be said of an agreement that is not open. */
  readonly status: ReactNode
  readonly panels: Readonly<Record<WorkspaceTab, ReactNode>>
  readonly onTab: (tab: WorkspaceTab) => void
}

/** The frame around one agreement: whose turn it is and what to do next, over its tabs. */
export function Workspace({ agreement, isReadOnly, tab, actions, status, panels, onTab }: WorkspaceProps) {
  const { isOver, handlers } = useFileDrop((files) => actions.receive(files[0] ?? null))
  return (
    <div className="workspace" {...handlers}>
      <header className="workspace__header">
        <div className="workspace__heading">
          <h1 className="workspace__title" tabIndex={-1} title={agreement.title}>
            {agreement.title}
          </h1>
          <Facts agreement={agreement} />
        </div>
        <div className="workspace__actions">
          <PrimaryAction agreement={agreement} isReadOnly={isReadOnly} actions={actions} />
          <Menu
            label="More"
            entries={[
              { id: 'redline', label: 'Export redline…', icon: FileDown, run: actions.exportRedline },
              { id: 'clean', label: 'Export clean copy…', icon: FileDown, run: actions.exportClean },
              {
                id: 'history',
                label: 'Export with history…',
                icon: History,
                run: () => requestExchange({ kind: 'export', agreements: [agreement.id] }),
              },
              null,
              { id: 'details', label: 'Edit details', icon: PencilLine, run: () => onTab('details') },
            ]}
          >
            <IconButton icon={Ellipsis} label="More" />
          </Menu>
        </div>
      </header>
      {status}
      <Tabs
        label="Agreement"
        selected={tab}
        onSelect={onTab}
        tabs={[
          { id: 'document', label: 'Document', isKept: true, content: panels.document },
          { id: 'rounds', label: 'Rounds', note: String(agreement.rounds.length), content: panels.rounds },
          { id: 'positions', label: 'Positions', note: 'not built yet', isDisabled: true },
          { id: 'checks', label: 'Checks', content: panels.checks },
          { id: 'details', label: 'Details', content: panels.details },
        ]}
      />
      {isOver ? <div className="workspace__drop">Drop to receive it as their return</div> : null}
    </div>
  )
}

function Facts({ agreement }: { readonly agreement: AgreementDetail }) {
  const last = agreement.rounds.toSorted((a, b) => a.seq - b.seq).at(-1)
  const round = agreement.hasDraft
    ? `Draft of our round ${agreement.nextNumber}`
    : last === undefined
      ? agreement.lastRound
      : `${roundLabel(last)} sent`
  return (
    <div className="workspace__facts">
      <TurnBadge turn={agreement.turn} />
      {agreement.counterparty === '' ? null : <span>{agreement.counterparty}</span>}
      <span>{paperLabel(agreement.paper)}</span>
      <span>{round}</span>
    </div>
  )
}

interface PrimaryActionProps {
  readonly agreement: AgreementDetail
  readonly isReadOnly: boolean
  readonly actions: WorkspaceActions
}

function PrimaryAction({ agreement, isReadOnly, actions }: PrimaryActionProps) {
  const isOurs = agreement.turn === 'ours'
  const Icon = isOurs ? Send : Inbox
  return (
    <Button kind="primary" isDisabled={isReadOnly} onPress={isOurs ? actions.send : () => actions.receive(null)}>
      <Icon size={15} aria-hidden />
      {isOurs ? 'Send round…' : 'Receive return…'}
    </Button>
  )
}
