import type { z } from 'zod'

/**
 * One operation of the app, declared once: IPC, the typed client and the CLI derive from it. `errors` are the kinds of
 * expected failure; anything else becomes `unexpected` at the door.
 */
export interface Operation<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  E extends string = string,
> {
  readonly input: I
  readonly output: O
  readonly errors: readonly E[]
}

export function operation<I extends z.ZodType, O extends z.ZodType, const E extends string>(
  input: I,
  output: O,
  errors: readonly E[],
): Operation<I, O, E> {
  return { input, output, errors }
}

/** What crosses the door when an operation fails. `message` can be shown to the user as it stands. */
export interface OperationError<E extends string = string> {
  readonly kind: E | DoorError
  readonly message: string
}

/** Failures of the door itself: input that does not fit, a sender that is not ours, or a bug. */
export type DoorError = 'invalid-input' | 'refused' | 'unexpected'
