import { useEffect, useState } from 'react'
import type { AgreementDetail } from '../../core/api/agreements.ts'
import { useCommand } from '../commands/commands.ts'
import { ask } from '../features/agreements/acting.ts'
import { AgreementActions } from '../features/agreements/AgreementActions.tsx'
import { StatusBanner } from '../features/agreements/StatusBanner.tsx'
import { useAgreementCommands } from '../features/agreements/useAgreementCommands.ts'
import { flushDraft } from '../features/document/autosave.ts'
import { ChecksTab } from '../features/document/checks/ChecksTab.tsx'
import { DocumentTab } from '../features/document/DocumentTab.tsx'
import { exportDocument, type Twin } from '../features/rounds/exporting.ts'
import { ReceiveDialog } from '../features/rounds/ReceiveDialog.tsx'
import { RoundsTab } from '../features/rounds/RoundsTab.tsx'
import { SendRoundDialog } from '../features/rounds/SendRoundDialog.tsx'
import { DetailsTab } from '../features/details/DetailsTab.tsx'
import { Workspace, type WorkspaceActions } from '../features/workspace/Workspace.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { dismissAbout, notify } from '../ui/notices.ts'
import { useOperation } from '../useOperation.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { go, replacePlace, type Place } from './navigation.ts'

type AgreementPlace = Extract<Place, { screen: 'agreement' }>

interface AgreementScreenProps {
  readonly place: AgreementPlace
  readonly isReadOnly: boolean
}

/** Puts the workspace together from the features, which do not know each other. */
export function AgreementScreen({ place, isReadOnly }: AgreementScreenProps) {
  const { value: agreement, error } = useOperation('agreement.get', { id: place.id }, ['agreement-changed'])
  if (agreement !== undefined) return <Loaded agreement={agreement} place={place} isReadOnly={isReadOnly} />
  if (error === undefined) return null
  return (
    <div className="frame__failure">
      <Banner tone="error" actions={<Button onPress={() => go({ screen: 'agreements' })}>All agreements</Button>}>
        {error}
      </Banner>
    </div>
  )
}

interface LoadedProps extends AgreementScreenProps {
  readonly agreement: AgreementDetail
}

function Loaded({ agreement, place, isReadOnly: isArchiveReadOnly }: LoadedProps) {
  // What is closed or deleted is read, until it is reopened.
  const isReadOnly = isArchiveReadOnly || agreement.status !== 'open'
  const [dialog, setDialog] = useState<'send' | { file: File | null } | null>(null)
  const round = shownRound(agreement, place.round)
  const show = (round: string | null) => go({ ...place, tab: 'document', round })
  const showDraft = () => replacePlace({ ...place, tab: 'document', round: null })
  const actions = useActions(agreement, round, setDialog)
  useRoundCommands(agreement, isReadOnly, actions)
  useAgreementCommands([agreement], isArchiveReadOnly)
  useEffect(() => {
    document.title = `${agreement.title} – Counterpart`
    return () => {
      document.title = 'Counterpart'
    }
  }, [agreement.title])

  useEffect(() => () => dismissAbout(agreement.id), [agreement.id])

  return (
    <>
      <Workspace
        agreement={agreement}
        isReadOnly={isReadOnly}
        tab={place.tab}
        actions={actions}
        onTab={(tab) => replacePlace({ ...place, tab })}
        status={<StatusBanner agreement={agreement} isReadOnly={isArchiveReadOnly} />}
        panels={{
          document: (
            // Should it fail, rounds can still be opened and exported.
            <ErrorBoundary>
              <DocumentTab agreement={agreement} round={round} isReadOnly={isReadOnly} onShowDraft={() => show(null)} />
            </ErrorBoundary>
          ),
          rounds: <RoundsTab agreement={agreement} isReadOnly={isReadOnly} onShow={show} />,
          checks: <ChecksTab onShowDocument={() => replacePlace({ ...place, tab: 'document' })} />,
          details: (
            <DetailsTab
              agreement={agreement}
              isReadOnly={isArchiveReadOnly}
              actions={<AgreementActions agreement={agreement} isReadOnly={isArchiveReadOnly} />}
              onHold={() => ask({ kind: 'hold', targets: [agreement] })}
              onTags={() => ask({ kind: 'tag', targets: [agreement] })}
            />
          ),
        }}
      />
      {dialog === 'send' ? (
        <SendRoundDialog
          agreement={agreement}
          flushDraft={flushDraft}
          onClose={() => setDialog(null)}
          onSent={() => {
            setDialog(null)
            replacePlace({ ...place, tab: 'rounds', round: null })
          }}
        />
      ) : null}
      {dialog === null || dialog === 'send' ? null : (
        <ReceiveDialog
          agreement={agreement}
          dropped={dialog.file}
          onClose={() => {
            setDialog(null)
            if (agreement.hasDraft) showDraft()
          }}
        />
      )}
    </>
  )
}

/** The round asked for; without a draft, the last one. Null is the draft. */
function shownRound(agreement: AgreementDetail, asked: string | null): string | null {
  if (asked !== null && agreement.rounds.some((r) => r.id === asked)) return asked
  if (agreement.hasDraft) return null
  return agreement.rounds.toSorted((a, b) => a.seq - b.seq).at(-1)?.id ?? null
}

function useActions(
  agreement: AgreementDetail,
  round: string | null,
  setDialog: (dialog: 'send' | { file: File | null }) => void,
): WorkspaceActions {
  // What is exported is what is on screen: the draft with its last keystroke, or the sealed round being read.
  const exportShown = async (what: Twin) => {
    if (round === null) await flushDraft()
    await exportDocument(agreement, round, what)
  }
  return {
    send: () => setDialog('send'),
    receive: (file) => {
      if (agreement.turn === 'theirs') setDialog({ file })
      else {
        const title = 'It is our turn. Send our round first, then receive their return.'
        notify({ tone: 'warning', title, about: agreement.id })
      }
    },
    exportRedline: () => void exportShown('Redline'),
    exportClean: () => void exportShown('Clean'),
  }
}

function useRoundCommands(agreement: AgreementDetail, isReadOnly: boolean, actions: WorkspaceActions): void {
  useCommand({
    id: 'round.send',
    label: 'Send round…',
    isDisabled: isReadOnly || agreement.turn !== 'ours',
    run: actions.send,
  })
  useCommand({
    id: 'round.receive',
    label: 'Receive return…',
    isDisabled: isReadOnly || agreement.turn !== 'theirs',
    run: () => actions.receive(null),
  })
  useCommand({ id: 'round.export-redline', label: 'Export redline…', run: actions.exportRedline })
  useCommand({ id: 'round.export-clean', label: 'Export clean copy…', run: actions.exportClean })
}
