import { openForks } from '../../../core/agreement/forks.ts'
import { Tag } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AgreementDetail } from '../../../core/api/agreements.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { useOperation } from '../../useOperation.ts'
import { FieldsForm } from './FieldsForm.tsx'
import { FilesSection } from './FilesSection.tsx'
import { forkText } from '../../ui/forks.ts'
import { HistorySection } from './HistorySection.tsx'
import { HoldsSection } from './HoldsSection.tsx'
import { NotesSection } from './NotesSection.tsx'
import '../../ui/Badge.css'
import './Details.css'

interface DetailsTabProps {
  readonly agreement: AgreementDetail
  readonly isReadOnly: boolean
  /** Buttons that end, reopen, duplicate … the agreement. */
  readonly actions: ReactNode
  /** Asks for a reason, and places a hold. */
  readonly onHold: () => void
  readonly onTags: () => void
}

/** What the archive knows of an agreement beside its text, and everything that was done to it. */
export function DetailsTab({ agreement, isReadOnly, actions, onHold, onTags }: DetailsTabProps) {
  const { value: details, error } = useOperation('agreement.details', { id: agreement.id }, ['agreement-changed'])
  const common = { agreement, isReadOnly }
  return (
    <div className="details">
      <div className="details__columns">
        <div className="details__column">
          {error === undefined ? null : <Banner tone="error">{error}</Banner>}
          {openForks(agreement.rounds, agreement.settlements).map((fork) => (
            <Banner key={fork[0]?.id ?? ''} tone="warning">
              {forkText(fork)}
            </Banner>
          ))}
          <FieldsForm {...common} />
          {details === undefined ? null : <FilesSection files={details.files} />}
        </div>
        <div className="details__column">
          <section className="details__card" aria-labelledby="details-status">
            <h2 id="details-status">Status and tags</h2>
            {actions}
            <Tags tags={agreement.tags} isReadOnly={isReadOnly} onTags={onTags} />
          </section>
          {details === undefined ? null : (
            <>
              <NotesSection {...common} notes={details.notes} />
              <HoldsSection {...common} holds={details.holds} onHold={onHold} />
            </>
          )}
        </div>
      </div>
      {details === undefined ? null : <HistorySection history={details.history} />}
    </div>
  )
}

interface TagsProps {
  readonly tags: readonly string[]
  readonly isReadOnly: boolean
  readonly onTags: () => void
}

function Tags({ tags, isReadOnly, onTags }: TagsProps) {
  return (
    <div className="details__tags">
      {tags.length === 0 ? (
        <p className="details__none">No tags yet.</p>
      ) : (
        <ul aria-label="Tags">
          {tags.map((tag) => (
            <li key={tag} className="badge badge--neutral">
              {tag}
            </li>
          ))}
        </ul>
      )}
      <Button onPress={onTags} isDisabled={isReadOnly}>
        <Tag size={14} aria-hidden />
        Tags…
      </Button>
    </div>
  )
}
