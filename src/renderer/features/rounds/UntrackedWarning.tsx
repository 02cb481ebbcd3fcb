import { useEffect, useState } from 'react'
import type { UntrackedEdit } from '../../../core/revision/untracked-edits.ts'
import { call } from '../../api.ts'
import { Banner } from '../../ui/Banner.tsx'
import { untrackedCount, UntrackedList } from '../../ui/UntrackedList.tsx'

interface UntrackedWarningProps {
  readonly agreement: string
  readonly flushDraft: () => Promise<void>
}

const SHOWN = 5

/** Before a round goes out: what the redline will not show. */
export function UntrackedWarning({ agreement, flushDraft }: UntrackedWarningProps) {
  const [edits, setEdits] = useState<readonly UntrackedEdit[]>([])
  useEffect(() => {
    let isCurrent = true
    const ask = async () => {
      await flushDraft().catch(() => undefined)
      const found = await call('draft.untracked', { agreement })
      if (isCurrent && found.ok) setEdits(found.value)
    }
    void ask()
    return () => {
      isCurrent = false
    }
  }, [agreement, flushDraft])
  if (edits.length === 0) return null
  return (
    <Banner tone="warning">
      <strong>{untrackedCount(edits)} since the round began.</strong> The redline does not show{' '}
      {edits.length === 1 ? 'it' : 'them'} to the other side:
      <UntrackedList edits={edits} most={SHOWN} />
    </Banner>
  )
}
