import { Plugin } from 'prosemirror-state'
import { createChecker, type Checker, type Checks } from '../../../../core/document/checks/checker.ts'
import type { Extension } from '../extensions.ts'
import { groupLabels } from '../plugins/group-decorations.ts'
import type { EditorSession } from '../session.ts'
import { createStore, type Store } from '../store.ts'
import { ignoredIn } from './ignored.ts'
import { showUnderlines, underlines } from './underlines.ts'

/** How long the keyboard rests before the text is looked at again. */
const REST_MS = 400
/** A slice of work between two frames. */
const SLICE_MS = 6
/** How long a slice waits for an idle moment before it takes one. */
const PATIENCE_MS = 50

/** The checks of the document on screen, brought up to date whenever the keyboard rests. */
export class LiveChecks {
  readonly session: EditorSession
  /** Null until the document has been looked at for the first time. */
  readonly found: Store<{ readonly checks: Checks | null }> = createStore<{ readonly checks: Checks | null }>({
    checks: null,
  })
  readonly #checker: Checker
  readonly #forget: () => void
  #rest: ReturnType<typeof setTimeout> | undefined
  #idle = 0

  constructor(session: EditorSession) {
    this.session = session
    this.#checker = createChecker(session.looks.context, session.looks.formatter)
    this.#forget = ignoredIn(session.agreement).subscribe(() => this.#show())
  }

  /** Looks again once nothing was typed for a while. */
  soon(rest = REST_MS): void {
    clearTimeout(this.#rest)
    cancelIdleCallback(this.#idle)
    this.#rest = setTimeout(() => this.#run(), rest)
  }

  /** The checks of the text as it is this moment; for commands, which must not go by what was. */
  now(): Checks {
    const checks = this.#checker.check(groupLabels(this.session.view.state))
    this.found.set({ checks })
    return checks
  }

  #run(): void {
    const { view } = this.session
    const { doc } = view.state
    const steps = this.#checker.steps(groupLabels(view.state))
    const slice = (): void => {
      if (view.isDestroyed || view.state.doc !== doc) return
      // An input method's text is not to be touched while it composes.
      if (view.composing) return this.soon()
      const until = performance.now() + SLICE_MS
      for (;;) {
        const step = steps.next()
        if (step.done === true) {
          this.found.set({ checks: step.value })
          this.#show()
          return
        }
        if (performance.now() > until) break
      }
      this.#idle = requestIdleCallback(slice, { timeout: PATIENCE_MS })
    }
    this.#idle = requestIdleCallback(slice, { timeout: PATIENCE_MS })
  }

  #show(): void {
    const { view, agreement } = this.session
    const { checks } = this.found.get()
    if (checks === null || view.isDestroyed) return
    const isFresh =
      checks.groups.length === view.state.doc.childCount &&
      checks.groups.every(({ group }, i) => group === view.state.doc.child(i))
    if (isFresh) view.dispatch(showUnderlines(view.state, { checks, ignored: ignoredIn(agreement).get().keys }))
  }

  stop(): void {
    clearTimeout(this.#rest)
    cancelIdleCallback(this.#idle)
    this.#forget()
  }
}

const ofSession = new WeakMap<EditorSession, LiveChecks>()

/** The document that is open, for the tab that stands beside it. */
export const current: Store<{ readonly live: LiveChecks | null }> = createStore<{ readonly live: LiveChecks | null }>({
  live: null,
})

export function liveChecksOf(session: EditorSession): LiveChecks {
  let live = ofSession.get(session)
  if (live === undefined) ofSession.set(session, (live = new LiveChecks(session)))
  return live
}

export const CHECKS: Extension = {
  plugins: (session) => [
    underlines(),
    new Plugin({
      view: () => {
        // The session has its looks by now, and its view in a moment.
        const live = liveChecksOf(session)
        live.soon()
        current.set({ live })
        return {
          update: (view, before) => {
            if (view.state.doc !== before.doc) live.soon()
          },
          destroy: () => {
            live.stop()
            if (current.get().live === live) current.set({ live: null })
          },
        }
      },
    }),
  ],
}
