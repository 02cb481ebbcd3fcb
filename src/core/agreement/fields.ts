import { z } from 'zod'

const party = z.enum(['ours', 'theirs'])
/** A day of the calendar, without a time zone: what a contract says, not when somebody wrote it down. */
const day = z.iso.date()

/** What it is worth. `amount`: decimal digits, so that no cent is lost to binary. `currency`: ISO 4217. */
export const value = z.object({
  amount: z.string().regex(/^\d{1,15}(\.\d{1,4})?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
})

/** What an agreement is always opened with. */
const needed = z.object({ title: z.string().min(1), counterparty: z.string(), paper: party })

/** What may be said of it later. */
const later = z.object({
  /** What sort of agreement, in the user's words: "NDA", "Services". */
  kind: z.string(),
  /** Who of ours looks after it. */
  owner: z.string(),
  value: value.nullable(),
  effectiveOn: day.nullable(),
  expiresOn: day.nullable(),
  /** When it should be signed. */
  dueOn: day.nullable(),
})

export const openedWith = needed.extend(later.partial().shape)
export const agreementFields = needed.extend(later.shape)

export type AgreementFields = z.infer<typeof agreementFields>
export type FieldName = keyof AgreementFields

const UNSAID: z.infer<typeof later> = {
  kind: '',
  owner: '',
  value: null,
  effectiveOn: null,
  expiresOn: null,
  dueOn: null,
}

/** All fields of an agreement just opened: what was not said is empty. */
export function fieldsFrom(opened: z.infer<typeof openedWith>): AgreementFields {
  return { ...UNSAID, ...said(opened) }
}

/** Without what is undefined, which would erase what is known. */
export function said<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
