import { err, ok, type Result } from '../../core/result.ts'
import { getBlob } from '../archive/blobs.ts'
import { readDraft } from '../archive/drafts.ts'
import { damagedDraft } from './damaged-draft.ts'
import { writeFile } from './files.ts'
import { notFound, reading, type Session } from './session.ts'

/**
 * Writes the draft as a Word file elsewhere, with steps that could not be saved: what the archive has, which can be read
 * also when its disk is full, and what the window has beyond it. Nothing in the archive changes. Failures: `stale-draft`
 * when the steps do not follow what is saved, `bad-step`, and those of reading and writing.
 */
export async function exportUnsaved(
  session: Session,
  input: { agreement: string; base: string; version: number; steps: unknown[]; path: string },
): Promise<Result<{ path: string }>> {
  const { agreement, base, version, steps, path } = input
  const db = reading(session)
  if (!db.ok) return db
  const stored = readDraft(db.value, agreement)
  if (stored === undefined) return notFound('draft')
  if (stored.damage !== null) return err(damagedDraft(db.value, agreement, stored))
  const { checkpoint } = stored
  if (stored.base !== base || version < checkpoint.version) return err(STALE)
  const bytes = getBlob(db.value, base)
  if (!bytes.ok) return bytes
  // Of the draft that is open nothing changes: what cannot be saved must not be taken for saved.
  const { work } = session.deps
  const key = `unsaved#${session.deps.newId()}`
  const saved = stored.steps.filter((step) => step.version <= version).map(({ step }) => step)
  const opened = await work.openDraft(key, { base: bytes.value, checkpoint: checkpoint.doc, steps: saved })
  if (!opened.ok) return opened
  try {
    const fits =
      steps.length === 0
        ? ok(null)
        : await work.applySteps(
            key,
            steps.map((step) => JSON.stringify(step)),
          )
    if (!fits.ok) return fits
    const written = await work.writeDraft(key, 'redline')
    return written.ok ? await writeFile(path, written.value) : written
  } finally {
    void work.closeDraft(key).catch(() => {})
  }
}

const STALE = {
  kind: 'stale-draft',
  message: 'The draft was changed elsewhere in the meantime, so your last edits do not fit it. Copy the text instead',
}
