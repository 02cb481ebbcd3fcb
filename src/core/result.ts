/** An expected outcome: either a value or an error the caller must handle. Bugs throw instead. */
export type Result<T, E extends { kind: string } = Failure> = { ok: true; value: T } | { ok: false; error: E }

/** An expected failure. `kind` is stable and machine-readable, `message` says what it is, what was kept and what to do. */
export interface Failure {
  readonly kind: string
  readonly message: string
}

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function err<E extends { kind: string }>(error: E): { ok: false; error: E } {
  return { ok: false, error }
}

/**
 * Makes a switch exhaustive: a case that is forgotten becomes a type error, and a wrong value at run time throws.
 * @public
 */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}
