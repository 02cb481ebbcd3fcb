import { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import { grouped } from '../../core/document/groups.ts'
import { schema } from '../../core/document/schema.ts'
import { listRevisions } from '../../core/revision/revisions.ts'
import { err, ok, type Result } from '../../core/result.ts'
import { setOpenRevisions } from '../archive/agreements.ts'
import { appendSteps as journal, checkpointDraft, openDraft, readDraft } from '../archive/drafts.ts'
import type { WriteDb } from '../archive/handle.ts'
import { bodyDoc, type OpenDocument } from './documents.ts'
import { commit, notFound, reading, writing, type LiveDraft, type Session } from './session.ts'

/** Goes up when a stored projection cannot be read by a newer schema any more. */
export const PROJECTION_VERSION = 1

/** How many steps may follow a checkpoint: what opening a draft after a crash has to replay at most. */
const STEPS_PER_CHECKPOINT = 500

/** Opens a draft on a package that is in the archive already. In a transaction. */
export function startDraft(db: WriteDb, agreement: string, base: string, document: OpenDocument, now: string): void {
  const doc = grouped(bodyDoc(document))
  openDraft(db, { agreement, base, doc: JSON.stringify(doc.toJSON()), projectionVersion: PROJECTION_VERSION, now })
  setOpenRevisions(db, agreement, countRevisions(doc))
}

export function countRevisions(doc: Parameters<typeof listRevisions>[0]): number {
  return new Set(listRevisions(doc).map((r) => r.id)).size
}

/** The draft of an agreement as its journal has it. Failures: `no-archive`, `not-found` without a draft. */
export function liveDraft(session: Session, agreement: string): Result<LiveDraft> {
  const open = session.drafts.get(agreement)
  if (open !== undefined) return ok(open)
  const db = reading(session)
  if (!db.ok) return db
  const stored = readDraft(db.value, agreement)
  if (stored === undefined) return notFound('draft')
  let doc = Node.fromJSON(schema, JSON.parse(stored.checkpoint.doc))
  for (const { step } of stored.steps) doc = applied(doc, JSON.parse(step))
  const draft = {
    agreement,
    base: stored.base,
    doc,
    version: stored.checkpoint.version + stored.steps.length,
    journalled: stored.steps.length,
  }
  session.drafts.set(agreement, draft)
  return ok(draft)
}

/** Throws when the step does not fit: the journal holds only steps that did. */
function applied(doc: Node, json: unknown): Node {
  const result = Step.fromJSON(schema, json).apply(doc)
  if (result.doc === null) throw new Error(`a journalled step does not apply: ${result.failed ?? ''}`)
  return result.doc
}

/**
 * Writes steps to the draft's journal; when this answers, they are on disk. Failures: `stale-draft` when other steps came
 * first, `bad-step` when one does not fit the document; then nothing was written.
 */
export function appendSteps(
  session: Session,
  { agreement, version, steps }: { agreement: string; version: number; steps: unknown[] },
): Result<{ version: number }> {
  const db = writing(session)
  if (!db.ok) return db
  const draft = liveDraft(session, agreement)
  if (!draft.ok) return draft
  const next = tryApply(draft.value.doc, steps)
  if (!next.ok) return next
  const written = journal(
    db.value,
    agreement,
    version,
    steps.map((s) => JSON.stringify(s)),
    session.deps.now(),
  )
  if (!written.ok) {
    // Another process wrote: what is in memory is not what is on disk.
    if (written.error.kind === 'stale-draft') session.drafts.delete(agreement)
    return written
  }
  draft.value.doc = next.value
  draft.value.version = written.value.version
  draft.value.journalled += steps.length
  if (draft.value.journalled >= STEPS_PER_CHECKPOINT) checkpoint(session, draft.value)
  return written
}

function tryApply(doc: Node, steps: readonly unknown[]): Result<Node> {
  try {
    return ok(steps.reduce<Node>(applied, doc))
  } catch (e) {
    const why = e instanceof Error ? e.message : String(e)
    return err({
      kind: 'bad-step',
      message: `An edit does not fit the draft (${why}). It was not saved; open the draft again`,
    })
  }
}

/** Folds the journal into the stored document, and brings the count of open revisions up to date. */
export function checkpoint(session: Session, draft: LiveDraft): void {
  const db = writing(session)
  if (!db.ok || draft.journalled === 0) return
  const folded = checkpointDraft(db.value, draft.agreement, draft.version, JSON.stringify(draft.doc.toJSON()))
  // A checkpoint that fails costs nothing but a longer replay: the journal still has every step.
  if (folded.ok) draft.journalled = 0
  commit(db.value, () => {
    setOpenRevisions(db.value, draft.agreement, countRevisions(draft.doc))
    return ok(undefined)
  })
}
