/** A condition the user can mend; its message says how. Anything else that is thrown is a bug and keeps its stack. */
export class SetupError extends Error {
  /** @param {string} message @param {number} [exitCode] */
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/**
 * One line of progress. On stderr, because stdout belongs to the program that is started.
 * @param {string} line
 */
export function progress(line) {
  process.stderr.write(`${line}\n`)
}

/**
 * Runs a command's body and leaves with its exit code.
 * @param {() => Promise<number>} body
 */
export async function runMain(body) {
  try {
    process.exit(await body())
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    progress(error.message)
    process.exit(error.exitCode)
  }
}

/** @param {number} since from performance.now(), milliseconds @returns {string} such as "1.4 s" */
export function elapsed(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}
