import type { Failure } from '../../core/result.ts'

/** Exit codes are a promise: scripts depend on them. */
export const EXIT = { done: 0, unexpected: 1, usage: 2, found: 3, badInput: 4 } as const

/** Ends a command with a failure the user can act on: one line on stderr, no stack trace. */
export class CommandFailure extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.message)
    this.failure = failure
  }
}

/** The value, or the end of the command. */
export function valueOf<T>(result: { ok: true; value: T } | { ok: false; error: Failure }): T {
  if (!result.ok) throw new CommandFailure(result.error)
  return result.value
}

export function printLines(lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(lines.join('\n') + '\n')
}

export function printJson(value: unknown): void {
  process.stdout.write(JSON.stringify(value, null, 2) + '\n')
}

/** One line, whatever a message or a file's text holds. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
}
