import { call, on } from '../api.ts'
import { notify } from '../ui/notices.ts'
import { flushDraft } from '../features/document/autosave.ts'

/**
 * Saves before the window goes. Where that fails, the window stays for once, with what can be done about it on the page: who
 * closes it again means it.
 */
export function saveBeforeClosing(): void {
  on('closing', () => {
    void flushDraft().then(
      () => call('host.closeWindow', {}),
      () => {
        notify({
          tone: 'error',
          title:
            'The window stays open, for your last edits are not on disk. Save them as a file, or close it again to give them up.',
        })
        return call('host.keepWindow', {})
      },
    )
  })
}
