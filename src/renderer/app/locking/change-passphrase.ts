import { call } from '../../api.ts'
import { flushDraft } from '../../features/document/autosave.ts'
import { notify, notifyError } from '../../ui/notices.ts'

/** What is to become of the open archive's passphrase; null for none. */
interface Change {
  readonly current: string | null
  readonly next: string | null
  readonly remember: boolean
}

/** Saves, then changes it. @returns the failure to show, if it failed */
export async function changePassphrase(change: Change): Promise<{ kind: string; message: string } | undefined> {
  try {
    await flushDraft()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { kind: 'not-saved', message: `Nothing was changed, for the draft could not be saved: ${why}` }
  }
  const done = await call('archive.rekey', change)
  if (!done.ok) return done.error
  const { archive, readable } = done.value
  notify({ tone: 'success', title: saidOf(change, archive.name) })
  if (readable.length > 0) offerDeletion(readable)
  return undefined
}

function saidOf({ current, next }: Change, name: string): string {
  if (next === null) return `${name} is no longer encrypted.`
  return current === null ? `${name} is encrypted now.` : `The passphrase of ${name} was changed.`
}

/** Copies from before, which nobody needs a passphrase for, would make the new one worth nothing. */
function offerDeletion(readable: readonly string[]): void {
  const one = readable.length === 1
  const remove = async () => {
    const done = await call('archive.deleteReadable', {})
    if (!done.ok) return notifyError(done.error)
    const { length } = done.value.deleted
    notify({ tone: 'success', title: length === 1 ? '1 copy was deleted.' : `${length} copies were deleted.` })
  }
  notify({
    tone: 'warning',
    title: one
      ? '1 older copy of this archive can still be read without the passphrase.'
      : `${readable.length} older copies of this archive can still be read without the passphrase.`,
    details: readable,
    action: { label: one ? 'Delete it' : 'Delete them', run: () => void remove() },
  })
}
