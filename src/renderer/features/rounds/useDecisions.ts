import { useEffect, useState } from 'react'
import type { AgreementDetail } from '../../../core/api/agreements.ts'
import type { Output } from '../../../core/api/index.ts'
import { call } from '../../api.ts'

export type SealedDecision = Output<'round.decisions'>[number]

/** What was decided before each of our rounds; asked for again when there are more rounds. */
export function useDecisions({ id, rounds }: AgreementDetail): readonly SealedDecision[] {
  const [known, setKnown] = useState<{ rounds: number; decisions: readonly SealedDecision[] }>()
  const count = rounds.length
  useEffect(() => {
    let isCurrent = true
    const load = async (): Promise<void> => {
      const answer = await call('round.decisions', { agreement: id })
      if (isCurrent && answer.ok) setKnown({ rounds: count, decisions: answer.value })
    }
    void load()
    return () => {
      isCurrent = false
    }
  }, [id, count])
  return known?.decisions ?? []
}
