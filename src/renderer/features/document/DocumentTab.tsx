import { FileText } from 'lucide-react'
import { useEffect, useState } from 'react'
import { forbidsText, whyProtected } from '../../../core/document/protection.ts'
import { roundLabel } from '../../../core/agreement/agreement.ts'
import type { AgreementDetail } from '../../../core/api/agreements.ts'
import type { OperationError } from '../../../core/api/operation.ts'
import type { Projection } from '../../../core/api/projection.ts'
import { fetchProjection } from '../../api.ts'
import { useSession } from '../../app/session.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { exactTime } from '../../ui/time.ts'
import { DamagedDraft } from './DamagedDraft.tsx'
import { BehindBanner } from './BehindBanner.tsx'
import { activeAutosave } from './autosave.ts'
import { Editor } from './Editor.tsx'
import { setTypingHabits } from './editor/typing-habits.ts'
import { useNoticesAbout } from './notices.ts'
import './document.css'

interface DocumentTabProps {
  readonly agreement: AgreementDetail
  /** The sealed round to read; null for the draft. */
  readonly round: string | null
  /** The archive is open for reading only: the draft is shown, and cannot be edited. */
  readonly isReadOnly: boolean
  readonly onShowDraft: () => void
}

/** The agreement's text: the draft to edit, or a sealed round to read. */
export function DocumentTab({ agreement, round, isReadOnly, onShowDraft }: DocumentTabProps) {
  const rounds = agreement.rounds.toSorted((a, b) => a.seq - b.seq)
  // Without a draft it is the counterparty's turn, and what we sent is there to be read.
  const shown = round ?? (agreement.hasDraft ? null : (rounds.at(-1)?.id ?? null))
  const sealed = rounds.find((r) => r.id === shown)
  const [turn, setTurn] = useState(0)
  // Each return begins another draft.
  const key = `${agreement.id} ${shown ?? `draft after ${rounds.length}`} ${turn}`
  const loaded = useProjection(agreement.id, shown, key)
  const { settings } = useSession()
  useNoticesAbout(agreement.id)
  useEffect(() => setTypingHabits(settings.typing), [settings.typing])

  if (shown === null && !agreement.hasDraft) {
    return (
      <EmptyState icon={FileText} title="Nothing to show yet">
        Import the counterparty’s Word document to begin.
      </EmptyState>
    )
  }
  const reload = () => setTurn((n) => n + 1)
  if (loaded?.key !== key)
    return <div className="doc doc--waiting" aria-busy="true" aria-label="Opening the document" />
  if (loaded.projection === undefined) {
    return (
      <div className="doc doc--failed">
        {loaded.error?.kind === 'damaged-draft' && !isReadOnly ? (
          <DamagedDraft agreement={agreement.id} message={loaded.error.message} onMended={reload} />
        ) : (
          <Banner tone="error" actions={<Button onPress={reload}>Try again</Button>}>
            {loaded.error?.message}
          </Banner>
        )}
      </div>
    )
  }
  return (
    <Editor
      key={key}
      agreement={agreement.id}
      round={shown}
      projection={loaded.projection}
      me={settings.profile.name || 'Unnamed author'}
      isDraft={shown === null && !isReadOnly && !forbidsText(loaded.projection.protection)}
      onReload={reload}
      banner={
        sealed !== undefined ? (
          <SealedBanner agreement={agreement} round={sealed} onShowDraft={agreement.hasDraft ? onShowDraft : null} />
        ) : isReadOnly ? (
          <BehindBanner agreement={agreement.id} onShow={reload} />
        ) : loaded.projection.protection !== null ? (
          <Banner tone="warning">{whyProtected(loaded.projection.protection)}.</Banner>
        ) : null
      }
    />
  )
}

interface LoadedProjection {
  readonly key: string
  readonly projection: Projection | undefined
  readonly error: OperationError | undefined
}

function useProjection(agreement: string, round: string | null, key: string): LoadedProjection | undefined {
  const [loaded, setLoaded] = useState<LoadedProjection>()
  useEffect(() => {
    let isCurrent = true
    const load = async () => {
      // What was just typed into a draft that is opened again has to be in what is loaded.
      await activeAutosave()
        ?.flush()
        .catch(() => undefined)
      const result = await fetchProjection(agreement, round)
      if (!isCurrent) return
      setLoaded({
        key,
        projection: result.ok ? result.value : undefined,
        error: result.ok ? undefined : result.error,
      })
    }
    void load()
    return () => {
      isCurrent = false
    }
  }, [agreement, round, key])
  return loaded
}

interface SealedBannerProps {
  readonly agreement: AgreementDetail
  readonly round: AgreementDetail['rounds'][number]
  readonly onShowDraft: (() => void) | null
}

function SealedBanner({ agreement, round, onShowDraft }: SealedBannerProps) {
  const verb = { imported: 'imported', sent: 'sent', received: 'received' }[round.kind]
  const isLast = agreement.rounds.every((r) => r.seq <= round.seq)
  const waiting = !agreement.hasDraft && isLast && agreement.turn === 'theirs'
  return (
    <Banner actions={onShowDraft === null ? undefined : <Button onPress={onShowDraft}>Back to the draft</Button>}>
      {roundLabel(round)}, {verb} {exactTime(round.sealedAt)} · read only
      {waiting ? '. It is their turn: when their document comes back, choose Receive return.' : null}
    </Banner>
  )
}
