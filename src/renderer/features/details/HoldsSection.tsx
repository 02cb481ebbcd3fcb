import { Lock, LockOpen } from 'lucide-react'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { AgreementDetails } from '../../../core/api/agreement-life.ts'
import type { AgreementDetail } from '../../../core/api/agreements.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/Button.tsx'
import { notifyError } from '../../ui/notices.ts'
import { TextField } from '../../ui/TextField.tsx'
import { exactTime } from '../../ui/time.ts'

interface HoldsSectionProps {
  readonly agreement: AgreementDetail
  readonly holds: AgreementDetails['holds']
  readonly isReadOnly: boolean
  readonly onHold: () => void
}

/** Why nothing of the agreement may be purged, now and before. */
export function HoldsSection({ agreement, holds, isReadOnly, onHold }: HoldsSectionProps) {
  return (
    <section className="details__card" aria-labelledby="details-holds">
      <h2 id="details-holds">Holds</h2>
      {holds.length === 0 ? (
        <p className="details__none">None. As long as a hold stands, no document of the agreement can be purged.</p>
      ) : (
        <ul className="records" aria-label="Holds">
          {holds.map((hold) => (
            <HoldView key={hold.id} agreement={agreement.id} hold={hold} isReadOnly={isReadOnly} />
          ))}
        </ul>
      )}
      <Button onPress={onHold} isDisabled={isReadOnly}>
        <Lock size={14} aria-hidden />
        Place a hold…
      </Button>
    </section>
  )
}

interface HoldViewProps {
  readonly agreement: string
  readonly hold: AgreementDetails['holds'][number]
  readonly isReadOnly: boolean
}

function HoldView({ agreement, hold, isReadOnly }: HoldViewProps) {
  const [reason, setReason] = useState<string>()
  const lift = async () => {
    const done = await call('agreement.liftHold', { id: agreement, hold: hold.id, reason: (reason ?? '').trim() })
    if (done.ok) setReason(undefined)
    else notifyError(done.error)
  }
  const { lifted } = hold
  const Icon = lifted === null ? Lock : LockOpen
  return (
    <li className="record">
      <p className="record__text selectable">
        <Icon size={14} aria-hidden /> {hold.reason}
      </p>
      <p className="details__none">
        Placed by {hold.author}, {exactTime(hold.at)}
      </p>
      {lifted === null ? null : (
        <p className="details__none selectable">
          Lifted by {lifted.author}, {exactTime(lifted.at)}: {lifted.reason}
        </p>
      )}
      {lifted !== null || isReadOnly ? null : reason === undefined ? (
        <Button onPress={() => setReason('')}>Lift…</Button>
      ) : (
        <Form
          className="record__new"
          onSubmit={(event) => {
            event.preventDefault()
            if (reason.trim() !== '') void lift()
          }}
        >
          <TextField label="Why it is lifted" value={reason} autoFocus autoComplete="off" onChange={setReason} />
          <div className="details__actions">
            <Button type="submit" kind="primary" isDisabled={reason.trim() === ''}>
              Lift hold
            </Button>
            <Button onPress={() => setReason(undefined)}>Cancel</Button>
          </div>
        </Form>
      )}
    </li>
  )
}
