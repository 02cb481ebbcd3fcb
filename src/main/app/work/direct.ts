import { Node } from 'prosemirror-model'
import type { Projection } from '../../../core/api/projection.ts'
import { readPageSetup } from '../../../core/docx/page.ts'
import { grouped } from '../../../core/document/groups.ts'
import { stepFrom } from '../../../core/document/patch-step.ts'
import { schema } from '../../../core/document/schema.ts'
import { countChanges } from '../../../core/revision/changes.ts'
import { err, ok, type Result } from '../../../core/result.ts'
import {
  bodyDoc,
  decideStories,
  editedBody,
  lastSavedBy,
  openDocument,
  saveDocument,
  type OpenDocument,
} from '../documents.ts'
import { readContainer, type Container } from '../../engine/container/read-container.ts'
import type { Form, StoredDraft, Work } from './work.ts'

interface Draft {
  readonly base: OpenDocument
  doc: Node
}

/** The work done where it is asked for: what the thread runs, and what the command line and tests use. */
export function directWork(): Work {
  const drafts = new Map<string, Draft>()
  const onDraft = <T>(key: string, use: (draft: Draft) => Result<T>): Promise<Result<T>> => {
    const draft = drafts.get(key)
    if (draft === undefined) throw new Error(`draft ${key} is not open`)
    return Promise.resolve(use(draft))
  }
  return {
    inspect: (bytes, progress) => Promise.resolve(onDocument(bytes, inspect, progress)),
    project: (bytes, ourAuthors) =>
      Promise.resolve(onDocument(bytes, (document) => projection(document, grouped(bodyDoc(document)), 0, ourAuthors))),
    picture: (bytes, part) => {
      const container = readContainer(bytes)
      return Promise.resolve(container.ok ? picture(container.value, part) : container)
    },
    write: (bytes, form) =>
      Promise.resolve(form === 'as-is' ? ok(bytes) : onDocument(bytes, (d) => written(d, null, form))),

    openDraft: (key, stored) => {
      const opened = openDraft(stored)
      if (opened.ok) drafts.set(key, opened.value)
      return Promise.resolve(opened.ok ? ok(null) : opened)
    },
    applySteps: (key, steps) =>
      onDraft(key, (draft) => {
        const doc = applied(draft.doc, steps)
        if (doc.ok) draft.doc = doc.value
        return doc.ok ? ok(null) : doc
      }),
    draftState: (key) =>
      onDraft(key, ({ doc }) => ok({ doc: JSON.stringify(doc.toJSON()), openRevisions: countChanges(doc) })),
    projectDraft: (key, version, ourAuthors) =>
      onDraft(key, ({ base, doc }) => ok(projection(base, doc, version, ourAuthors))),
    writeDraft: (key, form) =>
      onDraft(key, ({ base, doc }) => {
        const bytes = written(base, doc, form)
        // What goes to another thread is handed over: the base's own bytes stay with the draft.
        return ok(bytes === base.container.bytes ? bytes.slice() : bytes)
      }),
    draftPicture: (key, part) => onDraft(key, ({ base }) => picture(base.container, part)),
    closeDraft: (key) => {
      drafts.delete(key)
      return Promise.resolve(ok(null))
    },
    cancel: () => {},
    stop: () => Promise.resolve(),
  }
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

function openDraft({ base, checkpoint, steps }: StoredDraft): Result<Draft> {
  const document = openDocument(base)
  if (!document.ok) return document
  const start = checkpoint === '' ? grouped(bodyDoc(document.value)) : Node.fromJSON(schema, JSON.parse(checkpoint))
  const doc = applied(start, steps)
  if (doc.ok) return ok({ base: document.value, doc: doc.value })
  return err({
    kind: 'damaged',
    message: `The draft's journal does not fit the document it began with (${doc.error.message}). Every sealed round is untouched`,
  })
}

function applied(doc: Node, steps: readonly string[]): Result<Node> {
  let now = doc
  for (const json of steps) {
    try {
      const result = stepFrom(schema, JSON.parse(json)).apply(now)
      if (result.doc === null) return badStep(result.failed ?? 'it failed')
      now = result.doc
    } catch (e) {
      return badStep(e instanceof Error ? e.message : String(e))
    }
  }
  return ok(now)
}

function badStep(why: string): Result<never> {
  return err({
    kind: 'bad-step',
    message: `An edit does not fit the draft (${why}). It was not saved; open the draft again`,
  })
}

function projection(document: OpenDocument, doc: Node, version: number, ourAuthors: readonly string[]): Uint8Array {
  const value: Projection = {
    doc: doc.toJSON(),
    version,
    context: document.context,
    ourAuthors,
    ...readPageSetup(document.reading),
    messages: document.messages,
  }
  return new TextEncoder().encode(JSON.stringify(value))
}

/** With its revisions and tracking on (redline), or with all of them accepted (clean). `doc` stands in for the body as read. */
function written(base: OpenDocument, doc: Node | null, form: Form): Uint8Array {
  const body = doc === null ? [] : [editedBody(base, doc)]
  if (form !== 'clean') return saveDocument(base, body, { tracking: form === 'redline' })
  const decided = decideStories(base, 'accept', undefined, doc ?? undefined)
  // A draft without a revision is the same when decided, and still has to be written.
  const hasBody = decided.some((story) => story.part === body[0]?.part && story.id === null)
  return saveDocument(base, hasBody ? decided : [...decided, ...body])
}
