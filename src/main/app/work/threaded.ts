import { Thread } from '../../engine/threads/thread.ts'
import type { Work, WorkMethod } from './work.ts'

/**
 * The work beside the main thread: one thread for the drafts, which keystrokes wait for, and one for documents that come
 * and go, which can be cancelled. @param entry the worker's file (worker.ts).
 */
export function threadedWork(entry: URL): Work {
  const drafts = new Thread(entry)
  const documents = new Thread(entry)
  // Nobody waits for what search reads, and whoever waits for a document should not wait for it.
  const searched = new Thread(entry)
  const on =
    <M extends WorkMethod>(thread: Thread, method: M) =>
    (...args: Parameters<Work[M]>): ReturnType<Work[M]> =>
      thread.call(method, args) as ReturnType<Work[M]>
  return {
    // A function does not cross: what it would be told does.
    inspect: (bytes, progress, signal) =>
      documents.call('inspect', [bytes], progress, signal) as ReturnType<Work['inspect']>,
    project: on(documents, 'project'),
    projectRest: on(documents, 'projectRest'),
    picture: on(documents, 'picture'),
    comments: on(documents, 'comments'),
    clauses: on(searched, 'clauses'),
    write: (bytes, form, progress, signal) =>
      documents.call('write', [bytes, form], progress, signal) as ReturnType<Work['write']>,
    openDraft: on(drafts, 'openDraft'),
    applySteps: on(drafts, 'applySteps'),
    draftState: on(drafts, 'draftState'),
    projectDraft: on(drafts, 'projectDraft'),
    projectDraftRest: on(drafts, 'projectDraftRest'),
    writeDraft: (key, form, progress, signal) =>
      drafts.call('writeDraft', [key, form], progress, signal) as ReturnType<Work['writeDraft']>,
    draftPicture: on(drafts, 'draftPicture'),
    placeComment: on(drafts, 'placeComment'),
    draftComments: on(drafts, 'draftComments'),
    draftAnchors: on(drafts, 'draftAnchors'),
    draftDecisions: on(drafts, 'draftDecisions'),
    untrackedEdits: on(drafts, 'untrackedEdits'),
    closeDraft: on(drafts, 'closeDraft'),
    cancel: () => documents.cancel(),
    stop: async () => {
      await Promise.all([drafts.stop(), documents.stop(), searched.stop()])
    },
  }
}
