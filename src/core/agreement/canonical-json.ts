/**
 * The one text of a JSON value by RFC 8785 (JSON Canonicalization Scheme), so that equal values hash alike on every
 * machine. Throws TypeError for what JSON cannot say (undefined, NaN, infinities, functions, class instances) and for
 * lone surrogates: silently dropping or replacing them would sign something else than was meant.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return canonicalString(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`
  if (isPlainObject(value)) return canonicalObject(value)
  throw new TypeError(`not a JSON value: ${typeof value}`)
}

/** RFC 8785 3.2.2.3: numbers as ECMAScript prints them, where -0 is 0. */
function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`not a JSON number: ${value}`)
  return JSON.stringify(value)
}

/** RFC 8785 3.2.2.2: JSON.stringify escapes exactly what the scheme asks for, but would let lone surrogates through. */
function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('not a Unicode text: it holds half of a surrogate pair')
  return JSON.stringify(value)
}

/** RFC 8785 3.2.3: members are ordered by the UTF-16 code units of their names, which is how `sort` compares strings. */
function canonicalObject(value: Record<string, unknown>): string {
  const members = Object.keys(value)
    .sort()
    .map((key) => `${canonicalString(key)}:${canonicalJson(value[key])}`)
  return `{${members.join(',')}}`
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
