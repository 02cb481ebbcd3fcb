import type { AgreementFields } from '../../../core/agreement/fields.ts'
import { exactTime, friendlyDate } from '../../ui/time.ts'
import { moneyText } from '../../ui/money.ts'
import { paperLabel } from '../../ui/papers.ts'

/** The fields as they stand in the form: text, as it is written. */
export interface Written {
  readonly title: string
  readonly counterparty: string
  readonly paper: AgreementFields['paper']
  readonly kind: string
  readonly owner: string
  readonly amount: string
  readonly currency: string
  readonly effectiveOn: string
  readonly expiresOn: string
  readonly dueOn: string
}

export function writtenOf(fields: AgreementFields): Written {
  const { title, counterparty, paper, kind, owner, value, effectiveOn, expiresOn, dueOn } = fields
  return {
    title,
    counterparty,
    paper,
    kind,
    owner,
    amount: value?.amount ?? '',
    currency: value?.currency ?? '',
    effectiveOn: effectiveOn ?? '',
    expiresOn: expiresOn ?? '',
    dueOn: dueOn ?? '',
  }
}

export type Faults = Readonly<Partial<Record<keyof Written, string>>>

/** What is written as fields, or what is wrong with it, by the field it stands in. */
export function fieldsOf(
  written: Written,
  currencies: readonly string[],
): { readonly fields: AgreementFields; readonly faults: null } | { readonly fields: null; readonly faults: Faults } {
  const amount = plainAmount(written.amount)
  const currency = written.currency.trim().toUpperCase()
  const hasValue = written.amount.trim() !== '' || currency !== ''
  const { effectiveOn, expiresOn } = written
  const faults: Faults = {
    ...(written.title.trim() === '' ? { title: 'An agreement needs a title.' } : {}),
    ...(hasValue && amount === null ? { amount: 'Write the amount in digits, such as 1,250,000 or 1250000.50.' } : {}),
    ...(hasValue && !currencies.includes(currency)
      ? { currency: 'Write the three letters of a currency, such as EUR.' }
      : {}),
    ...(effectiveOn !== '' && expiresOn !== '' && expiresOn < effectiveOn
      ? { expiresOn: 'This is before the day it takes effect.' }
      : {}),
  }
  if (Object.keys(faults).length > 0) return { fields: null, faults }
  const { title, counterparty, paper, kind, owner, dueOn } = written
  return {
    faults: null,
    fields: {
      title: title.trim(),
      counterparty: counterparty.trim(),
      paper,
      kind: kind.trim(),
      owner: owner.trim(),
      value: hasValue && amount !== null ? { amount, currency } : null,
      effectiveOn: effectiveOn || null,
      expiresOn: expiresOn || null,
      dueOn: dueOn || null,
    },
  }
}

/** Digits with a point before the cents: blanks, commas and apostrophes between thousands go. Null where it is no amount. */
function plainAmount(text: string): string | null {
  const plain = text.trim().replace(/(?<=\d)[,'’\s](?=\d{3}(?!\d))/g, '')
  return /^\d{1,15}(\.\d{1,4})?$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : null
}

/** How a field is called on screen. */
export const FIELD_LABELS: Readonly<Record<keyof AgreementFields, string>> = {
  title: 'Title',
  counterparty: 'Counterparty',
  paper: 'Paper',
  kind: 'Type',
  owner: 'Owner',
  value: 'Value',
  effectiveOn: 'Effective on',
  expiresOn: 'Expires on',
  dueOn: 'Answer due on',
}

export function fieldLabel(field: string): string {
  return Object.hasOwn(FIELD_LABELS, field) ? FIELD_LABELS[field as keyof AgreementFields] : field
}

/** A value that a field had, as people read it. */
export function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'not set'
  if (field === 'paper') return paperLabel(value === 'ours' ? 'ours' : 'theirs')
  if (field === 'value' && typeof value === 'object' && 'amount' in value && 'currency' in value) {
    return moneyText({ amount: String(value.amount), currency: String(value.currency) })
  }
  if (typeof value !== 'string') return JSON.stringify(value)
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return friendlyDate(value)
  return /^\d{4}-\d\d-\d\dT/.test(value) ? exactTime(value) : `“${value}”`
}
