import { useEffect, useState } from 'react'
import type { Output } from '../../../core/api/index.ts'
import { call } from '../../api.ts'

interface CommentsGoingProps {
  readonly agreement: string
  readonly flushDraft: () => Promise<void>
}

/** Says which comments go out with the files, and which stay. */
export function CommentsGoing({ agreement, flushDraft }: CommentsGoingProps) {
  const [listing, setListing] = useState<Output<'comment.list'>>()
  useEffect(() => {
    let isCurrent = true
    const load = async () => {
      await flushDraft().catch(() => undefined)
      const answer = await call('comment.list', { agreement, round: null })
      if (isCurrent && answer.ok) setListing(answer.value)
    }
    void load()
    return () => {
      isCurrent = false
    }
  }, [agreement, flushDraft])
  if (listing === undefined) return null
  const { all, made } = listing.package.going
  const stay = listing.internal.length
  return (
    <>
      <li>
        {all === 0 ? (
          'No comment goes out with the files.'
        ) : (
          <>
            <strong>{counted(all, 'shared comment')}</strong> {all === 1 ? 'goes' : 'go'} to the other side with the
            files
            {made === 0 ? '' : `, ${made === all ? 'all' : made} made in this draft`}.
          </>
        )}
      </li>
      {stay === 0 ? null : (
        <li>
          <strong>{counted(stay, 'internal comment')}</strong> {stay === 1 ? 'stays' : 'stay'} in this archive.
        </li>
      )}
    </>
  )
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
