import { useEffect, useRef, useState } from 'react'
import type { AgreementRow } from '../../../../core/api/agreements.ts'
import { call, on } from '../../../api.ts'

/** Many changes at once (an import of a folder) are asked for together. */
const GATHER_MS = 400

interface Agreements {
  readonly rows: readonly AgreementRow[] | undefined
  readonly error: string | undefined
}

/** Every agreement of the archive, kept up to date. Rows that did not change stay the same objects, and so are not drawn again. */
export function useAgreements(): Agreements {
  const [answer, setAnswer] = useState<Agreements>({ rows: undefined, error: undefined })
  const known = useRef(new Map<string, { row: AgreementRow; text: string }>())
  useEffect(() => {
    let isCurrent = true
    let waiting: ReturnType<typeof setTimeout> | undefined
    let last = 0
    const ask = async () => {
      last = performance.now()
      const result = await call('agreement.list', {})
      if (!isCurrent) return
      if (result.ok) setAnswer({ rows: result.value.map((row) => same(known.current, row)), error: undefined })
      else setAnswer((was) => ({ rows: was.rows, error: result.error.message }))
    }
    const changed = () => {
      if (waiting !== undefined) return
      waiting = setTimeout(
        () => {
          waiting = undefined
          void ask()
        },
        Math.max(0, GATHER_MS - (performance.now() - last)),
      )
    }
    void ask()
    const stops = [on('archive-changed', changed), on('agreement-changed', changed)]
    return () => {
      isCurrent = false
      clearTimeout(waiting)
      for (const stop of stops) stop()
    }
  }, [])
  return answer
}

function same(known: Map<string, { row: AgreementRow; text: string }>, row: AgreementRow): AgreementRow {
  const text = JSON.stringify(row)
  const before = known.get(row.id)
  if (before?.text === text) return before.row
  known.set(row.id, { row, text })
  return row
}
