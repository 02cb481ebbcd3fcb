import type { LogRecord } from './record.ts'

/**
 * Which documents a record names, and as what. By convention, for types this version does not know too: a payload's
 * `document`, `clean` and `base` are the SHA-256 (hex) of bytes that belong to history.
 */
export interface NamedDocument {
  readonly hash: string
  readonly as: DocumentRole
}

export type DocumentRole = 'document' | 'clean' | 'base'

const ROLES: readonly DocumentRole[] = ['document', 'clean', 'base']
const SHA256 = /^[0-9a-f]{64}$/

export function documentsNamed({ payload }: Pick<LogRecord, 'payload'>): NamedDocument[] {
  if (!isObject(payload)) return []
  return ROLES.flatMap((as) => {
    const hash = payload[as]
    return typeof hash === 'string' && SHA256.test(hash) ? [{ hash, as }] : []
  })
}

/** Documents that the record says were removed for good: their bytes need not be there any more. */
export function documentsPurged({ type, payload }: Pick<LogRecord, 'type' | 'payload'>): string[] {
  if (type !== 'document.purged' || !isObject(payload)) return []
  const { documents } = payload
  return Array.isArray(documents) ? documents.filter((hash): hash is string => typeof hash === 'string') : []
}

/** What a round's record is called on screen: "Our round 2". Empty for records that are no round's. */
export function roundNamed({ type, payload }: Pick<LogRecord, 'type' | 'payload'>): string {
  if (type === 'document.imported') return 'Imported document'
  if (type !== 'round.sealed' && type !== 'return.received') return ''
  const number = isObject(payload) ? payload['number'] : undefined
  return `${type === 'round.sealed' ? 'Our' : 'Their'} round ${typeof number === 'number' ? number : '?'}`
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
