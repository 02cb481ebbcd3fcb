import { call, on } from '../api.ts'
import { flushDraft } from '../features/document/autosave.ts'

/**
 * Saves before the window goes. Saved or not, it then closes: what could not be saved now could not be saved later either, and
 * the status bar has said so.
 */
export function saveBeforeClosing(): void {
  on('closing', () => {
    void flushDraft()
      .catch(() => {})
      .then(() => call('host.closeWindow', {}))
  })
}
