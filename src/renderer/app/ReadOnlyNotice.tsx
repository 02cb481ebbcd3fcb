import { useState } from 'react'
import type { ArchiveInfo } from '../../core/api/archive.ts'
import { call } from '../api.ts'
import { useCommand } from '../commands/commands.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { notify, notifyError } from '../ui/notices.ts'
import { exactTime } from '../ui/time.ts'

interface ReadOnlyNoticeProps {
  readonly archive: ArchiveInfo
}

/** Over every screen of an archive that can only be read: why that is, and the way to write to it. */
export function ReadOnlyNotice({ archive }: ReadOnlyNoticeProps) {
  const { holder, readOnly } = archive
  const [isAsking, setAsking] = useState(false)
  const retry = async () => {
    setAsking(true)
    const result = await call('archive.retry', {})
    setAsking(false)
    if (!result.ok) return notifyError(result.error)
    if (!result.value.readOnly) notify({ tone: 'success', title: 'You can edit this archive now.' })
    else notify({ tone: 'info', title: stillReading(result.value) })
  }
  useCommand({
    id: 'archive.retry',
    label: 'Try to write to the archive',
    isDisabled: !readOnly,
    run: () => void retry(),
  })
  if (!readOnly) return null
  return (
    <div className="frame__notice">
      <Banner
        tone="warning"
        actions={
          <Button isDisabled={isAsking} onPress={() => void retry()}>
            Try again
          </Button>
        }
      >
        {holder === null
          ? 'Reading only: this archive’s file may not be written to. You can read and export. To edit, allow writing to the file and its folder, then try again.'
          : `Reading only: ${heldBy(holder)}. You can read and export. To edit, close it there, then try again.`}
      </Banner>
    </div>
  )
}

type Holder = NonNullable<ArchiveInfo['holder']>

function heldBy({ owner, since }: Holder): string {
  return since === null
    ? `${owner} has this archive open`
    : `${owner} has had this archive open since ${exactTime(since)}`
}

function stillReading({ holder }: ArchiveInfo): string {
  return holder === null ? 'The file still may not be written to.' : `${holder.owner} still has this archive open.`
}
