import { z } from 'zod'
import type { AgreementOutcome, AgreementStatus } from '../agreement.ts'
import { agreementFields, fieldsFrom, openedWith, said, type FieldName } from '../fields.ts'
import { type About, agreementKind } from './kind.ts'
import type { AgreementState } from './state.ts'
import { id, profile } from './values.ts'

const closing = z.object({ outcome: z.enum(['executed', 'abandoned', 'other']), reason: z.string(), author: profile })
const deleting = z.object({ reason: z.string(), author: profile })

export const agreementKinds = {
  /** `copiedFrom`: the agreement that this one is a duplicate of. A second record that opens it changes nothing. */
  'agreement.opened': agreementKind(openedWith.extend({ copiedFrom: id.optional() }), (state, payload, about) => {
    if (state.fields !== undefined) return
    const { copiedFrom: _copiedFrom, ...opened } = payload
    state.fields = fieldsFrom(opened)
    state.openedAt = about.at
    remember(state, opened, about)
  }),

  /** What is said anew, field by field: of two devices the later counts. */
  'agreement.changed': agreementKind(z.object({ fields: agreementFields.partial() }), (state, { fields }, about) => {
    if (state.fields === undefined) return
    state.fields = { ...state.fields, ...said(fields) }
    remember(state, fields, about)
  }),

  'agreement.closed': agreementKind(closing, (state, { outcome, reason }, about) => {
    become(state, 'closed', outcome, { status: 'closed', outcome, reason }, about)
  }),
  'agreement.reopened': agreementKind(z.object({ author: profile }), (state, _payload, about) => {
    become(state, 'open', null, { status: 'open' }, about)
  }),

  /** Out of the lists. What it was before is what it is again once it is restored. */
  'agreement.deleted': agreementKind(deleting, (state, { reason }, about) => {
    become(state, 'deleted', state.outcome, { status: 'deleted', reason }, about)
  }),
  'agreement.restored': agreementKind(z.object({ author: profile }), (state, _payload, about) => {
    const before = state.outcome === null ? 'open' : 'closed'
    become(state, before, state.outcome, { status: before }, about)
  }),
}

function remember(state: AgreementState, fields: object, { at, device, hash }: About): void {
  for (const [field, value] of Object.entries(said(fields))) {
    state.history.push({ field: field as FieldName, value, at, device, hash })
  }
}

function become(
  state: AgreementState,
  status: AgreementStatus,
  outcome: AgreementOutcome | null,
  value: object,
  { at, device, hash }: About,
): void {
  state.status = status
  state.outcome = outcome
  state.history.push({ field: 'status', value, at, device, hash })
}
