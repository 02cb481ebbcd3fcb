import type { Input, OperationName, OperationResult } from '../../../../core/api/index.ts'
import { call } from '../../../api.ts'
import { activeAutosave } from '../autosave.ts'
import type { EditorSession } from '../session.ts'
import { commentMarks } from './comment-marks.ts'

/** How often main is asked again where the document moved on while it answered. */
const TRIES = 20
const PAUSE_MS = 150

/** Tells main positions of a document that is being typed in: both have to mean the same version of it. */
export class JournalStep {
  readonly #session: EditorSession
  /** Steps in the journal when this document was opened. */
  #opened = 0

  constructor(session: EditorSession) {
    this.#session = session
  }

  /** @param version the journal's when `steps` steps had been made here */
  openedAt(version: number, steps: number): void {
    this.#opened = version - steps
  }

  /** Steps made here since the document was opened. */
  steps(): number {
    return commentMarks(this.#session.view.state).steps
  }

  /**
   * Asks when every step made here is in the journal, and again where that was not so any more when main looked.
   *
   * @param input what to ask, given the version that positions are of
   * @returns null where that could not be had, or the document is closed
   */
  async ask<N extends OperationName>(
    name: N,
    input: (version: number) => Input<N>,
  ): Promise<OperationResult<N> | null> {
    for (let tries = 0; tries < TRIES; tries++) {
      if (tries > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      if (!(await flushed()) || this.#session.view.isDestroyed) continue
      const steps = this.steps()
      const answer = await call(name, input(this.#opened + steps))
      if (this.#session.view.isDestroyed) return null
      const isStale = !answer.ok && answer.error.kind === 'stale-draft'
      // Of a list the positions count; what was made is made, however far the document has got meanwhile.
      if (!isStale && (name !== 'comment.list' || steps === this.steps())) return answer
    }
    return null
  }
}

async function flushed(): Promise<boolean> {
  try {
    await activeAutosave()?.flush()
    return true
  } catch {
    return false
  }
}
