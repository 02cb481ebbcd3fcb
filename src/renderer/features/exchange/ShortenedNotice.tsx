import { call } from '../../api.ts'
import { requestExchange } from '../../exchange.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { notifyError } from '../../ui/notices.ts'
import { exactTime } from '../../ui/time.ts'
import { useOperation } from '../../useOperation.ts'
import { counted } from './words.ts'

/** Over every screen of an archive that has less in it than this computer saw: what was cut off leaves no other trace. */
export function ShortenedNotice() {
  const { value } = useOperation('archive.shortened', {}, ['archive-changed'])
  if (value === undefined || value === null) return null
  const accept = async () => {
    const accepted = await call('archive.acceptShortened', {})
    if (!accepted.ok) notifyError(accepted.error)
  }
  return (
    <div className="frame__notice">
      <Banner
        tone="warning"
        actions={
          <>
            <Button onPress={() => requestExchange({ kind: 'verify' })}>Verify…</Button>
            <Button onPress={() => void accept()}>It is as it should be</Button>
          </>
        }
      >
        <strong>Records are missing.</strong> At least {counted(value.missing, 'record')} that this computer saw in this
        archive on {exactTime(value.seenAt)} {value.missing === 1 ? 'is' : 'are'} not in it any more. A restored backup
        or an older copy is like that; anything else means that somebody cut them off.
      </Banner>
    </div>
  )
}
