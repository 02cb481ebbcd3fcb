import { packageComments } from '../../../core/docx/comments/comment-list.ts'
import { withNotesHeld } from '../../../core/docx/notes.ts'
import { grouped } from '../../../core/document/groups.ts'
import { packDocument, unpackDocument } from '../../../core/document/wire.ts'
import type { Protection } from '../../../core/document/protection.ts'
import { untrackedEdits } from '../../../core/revision/untracked-edits.ts'
import { countChanges } from '../../../core/revision/changes.ts'
import { err, ok, type Result } from '../../../core/result.ts'
import { bodyDoc, lastSavedBy, openDocument, saveDraft, type OpenDocument } from '../documents.ts'
import { readContainer, type Container } from '../../engine/container/read-container.ts'
import { readClauses } from './clauses.ts'
import { anchorsOf, findPlaces, namedPlaces, placeComment, replay, type PlacedDocument } from './places.ts'
import { advanceAllowed, protectionOf } from '../protection.ts'
import { draftDecisions } from './decisions.ts'
import { createProjector, SEALED } from './projector.ts'
import type { StoredDraft, Work } from './work.ts'

interface Draft extends PlacedDocument {
  readonly base: OpenDocument
  readonly protection: Protection | null
}

/** The work done where it is asked for: what the thread runs, and what the command line and tests use. */
export function directWork(): Work {
  const drafts = new Map<string, Draft>()
  const projector = createProjector()
  const onDraft = <T>(key: string, use: (draft: Draft) => Result<T>): Promise<Result<T>> => {
    const draft = drafts.get(key)
    if (draft === undefined) throw new Error(`draft ${key} is not open`)
    return Promise.resolve(use(draft))
  }
  return {
    inspect: (bytes, progress) => Promise.resolve(onDocument(bytes, inspect, progress)),
    project: (bytes, ourAuthors) =>
      Promise.resolve(
        onDocument(bytes, (document) => projector.project(document, grouped(bodyDoc(document)), SEALED, ourAuthors)),
      ),
    projectRest: (key, from) => Promise.resolve(projector.rest(key, from)),
    picture: (bytes, part) => {
      const container = readContainer(bytes)
      return Promise.resolve(container.ok ? picture(container.value, part) : container)
    },
    write: (bytes, form, progress = () => {}) => {
      if (form === 'as-is') return Promise.resolve(ok(bytes))
      const read = onDocument(
        bytes,
        (d) => saveDraft(d, null, form, half(progress)),
        (done) => progress(done / 2),
      )
      return Promise.resolve(flat(read))
    },
    comments: (bytes, anchors) =>
      Promise.resolve(
        onDocument(bytes, (document) => {
          const doc = grouped(bodyDoc(document))
          return { package: packageComments(document.reading, doc), places: findPlaces(doc, anchors) }
        }),
      ),

    clauses: (bytes) => Promise.resolve(onDocument(bytes, readClauses)),

    openDraft: (key, stored) => {
      const opened = openDraft(stored)
      if (opened.ok) drafts.set(key, opened.value)
      return Promise.resolve(opened.ok ? ok(null) : opened)
    },
    applySteps: (key, steps) => onDraft(key, (draft) => advanceAllowed(draft, steps, draft.protection)),
    draftState: (key) =>
      onDraft(key, (draft) => {
        const { doc } = draft
        return ok({
          doc: packDocument(doc),
          openRevisions: countChanges(doc),
          places: namedPlaces(draft),
        })
      }),
    projectDraft: (key, at, ourAuthors) =>
      onDraft(key, ({ base, doc }) => ok(projector.project(base, doc, at, ourAuthors))),
    projectDraftRest: (key, from) => Promise.resolve(projector.rest(key, from)),
    writeDraft: (key, form, progress) =>
      onDraft(key, ({ base, doc }) => {
        const bytes = saveDraft(base, doc, form, progress)
        // What goes to another thread is handed over: the base's own bytes stay with the draft.
        return bytes.ok && bytes.value === base.container.bytes ? ok(bytes.value.slice()) : bytes
      }),
    draftPicture: (key, part) => onDraft(key, ({ base }) => picture(base.container, part)),
    placeComment: (key, place) => onDraft(key, (draft) => placeComment(draft, place)),
    draftComments: (key) =>
      onDraft(key, (draft) =>
        ok({ package: packageComments(draft.base.reading, draft.doc), places: namedPlaces(draft) }),
      ),
    draftAnchors: (key) => onDraft(key, (draft) => ok(anchorsOf(draft))),
    draftDecisions: (key) => onDraft(key, ({ base, doc }) => ok(draftDecisions(base, doc))),
    untrackedEdits: (key) => onDraft(key, ({ base, doc }) => ok(untrackedEdits(bodyDoc(base), doc))),
    closeDraft: (key) => {
      drafts.delete(key)
      return Promise.resolve(ok(null))
    },
    cancel: () => {},
    stop: () => Promise.resolve(),
  }
}

/** The second half of what is done. */
const half =
  (progress: (done: number) => void) =>
  (done: number): void =>
    progress((1 + done) / 2)

function flat<T>(result: Result<Result<T>>): Result<T> {
  return result.ok ? result.value : result
}

function onDocument<T>(
  bytes: Uint8Array,
  use: (document: OpenDocument) => T,
  progress?: (done: number) => void,
): Result<T> {
  const document = openDocument(bytes, progress)
  return document.ok ? ok(use(document.value)) : document
}

function picture(container: Container, part: string): Result<Uint8Array> {
  const bytes = container.part(part)
  // A copy: what goes to another thread is handed over, and the container keeps its own.
  return bytes === undefined ? err({ kind: 'not-found', message: `there is no ${part}` }) : ok(bytes.slice())
}

function inspect(document: OpenDocument): { author: string; openRevisions: number; messages: readonly string[] } {
  return {
    author: lastSavedBy(document),
    openRevisions: countChanges(bodyDoc(document)),
    messages: document.messages,
  }
}

function openDraft({ base, checkpoint, steps, places }: StoredDraft): Result<Draft> {
  const document = openDocument(base)
  if (!document.ok) return document
  const start =
    checkpoint === ''
      ? grouped(bodyDoc(document.value))
      : withNotesHeld(unpackDocument(checkpoint), document.value.reading)
  const placed = replay(start, steps, places)
  if (placed.ok) return ok({ base: document.value, protection: protectionOf(document.value), ...placed.value })
  return err({
    kind: 'damaged',
    message: `The draft's journal does not fit the document it began with (${placed.error.message}). Every sealed round is untouched`,
  })
}
