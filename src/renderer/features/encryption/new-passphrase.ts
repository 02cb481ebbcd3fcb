import { newPassphrase } from '../../../core/passphrase.ts'

export interface NewPassphrase {
  readonly passphrase: string
  readonly repeated: string
}

export const NO_PASSPHRASE: NewPassphrase = { passphrase: '', repeated: '' }

/** What speaks against a new passphrase, by field; null when nothing does. */
export function faultOf({
  passphrase,
  repeated,
}: NewPassphrase): { readonly field: 'passphrase' | 'repeated'; readonly message: string } | null {
  const good = newPassphrase(passphrase)
  if (!good.ok) return { field: 'passphrase', message: `${good.error.message}.` }
  return passphrase === repeated ? null : { field: 'repeated', message: 'The two are not the same. Type it again.' }
}
