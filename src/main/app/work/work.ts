import type { PackageComments } from '../../../core/docx/comments/comment-list.ts'
import type { TextAnchor } from '../../../core/document/text-anchor.ts'
import type { Result } from '../../../core/result.ts'
import type { UntrackedEdit } from '../../../core/revision/untracked-edits.ts'
import type { AuthoredDecision } from './decisions.ts'
import type { ReadClause } from '../../archive/search/clause.ts'
import type { At } from './projector.ts'
import type { NamedPlace, StoredPlaces } from './places.ts'

/** What taking a document in tells about it. */
export interface Inspected {
  /** Who last saved the file, by its own properties; '' where it does not say. */
  readonly author: string
  /** Undecided revisions in the body. */
  readonly openRevisions: number
  /** The import report, in plain words. */
  readonly messages: readonly string[]
}

/** What a document is sent as. */
export type Form = 'redline' | 'clean' | 'as-is'

/** A draft to be worked on: the package it is based on, and what was written to its journal. */
export interface StoredDraft {
  readonly base: Uint8Array
  /** The grouped document as `packDocument` writes it (core/document/wire.ts); '' for the base as it reads. */
  readonly checkpoint: string
  readonly steps: readonly string[]
  /** Where our internal comments are in it. What they say is not told here: nothing that writes documents knows it. */
  readonly places?: StoredPlaces
}

/** Hears how much is done, from 0 to 1; and gives that one piece of work up, which then fails with `cancelled`. */
export type Following = [progress?: (done: number) => void, signal?: AbortSignal]

/** What an editor needs to show the comments of a document. */
export interface DocumentComments {
  readonly package: PackageComments
  /** Where our internal comments are; those that were not found are left out. */
  readonly places: readonly NamedPlace[]
}

/** What a place is found by in another version of the document. */
export interface NamedAnchor {
  readonly id: string
  readonly anchor: TextAnchor
}

/**
 * The heavy work: reading, projecting, applying edits, writing documents. It touches no archive and no file, so that it can
 * run beside the main thread (threaded.ts) or right here (direct.ts). Everything that crosses is plain data.
 */
export interface Work {
  /** Opens a document that comes in. Failures: what openDocument says. `progress` hears from 0 to 1 how far it is read. */
  readonly inspect: (bytes: Uint8Array, ...follow: Following) => Promise<Result<Inspected>>
  /** The beginning of a document as the window shows it (core/api Projection), as JSON bytes. */
  readonly project: (bytes: Uint8Array, ourAuthors: readonly string[]) => Promise<Result<Uint8Array>>
  /** What is behind the groups that `project` gave, from a group on (core/api ProjectionRest), as JSON bytes. `not-found` when it is too long ago. */
  readonly projectRest: (key: string, from: number) => Promise<Result<Uint8Array>>
  /** The bytes of a picture (a part, as opaqueInline's image.part names it). `not-found` when there is no such part. */
  readonly picture: (bytes: Uint8Array, part: string) => Promise<Result<Uint8Array>>
  /** The comments of a sealed document, and where internal ones are in it. */
  readonly comments: (bytes: Uint8Array, anchors: readonly NamedAnchor[]) => Promise<Result<DocumentComments>>
  /** The clauses of a sealed document, ready for the search tables. */
  readonly clauses: (bytes: Uint8Array) => Promise<Result<readonly ReadClause[]>>
  /** A document written out again. */
  readonly write: (bytes: Uint8Array, form: Form, ...follow: Following) => Promise<Result<Uint8Array>>

  /** Makes a draft ready under a key of the caller's. `damaged` when its journal does not fit its base. */
  readonly openDraft: (key: string, draft: StoredDraft) => Promise<Result<null>>
  /** Applies steps (JSON). `bad-step` when one does not fit, `protected` when the document allows none: then none was applied. */
  readonly applySteps: (key: string, steps: readonly string[]) => Promise<Result<null>>
  /** The document now, packed (core/document/wire.ts), how many revisions are undecided, and where our internal comments are. */
  readonly draftState: (
    key: string,
  ) => Promise<Result<{ doc: string; openRevisions: number; places: readonly NamedPlace[] }>>
  readonly projectDraft: (key: string, at: At, ourAuthors: readonly string[]) => Promise<Result<Uint8Array>>
  readonly projectDraftRest: (key: string, from: number) => Promise<Result<Uint8Array>>
  readonly writeDraft: (key: string, form: Form, ...follow: Following) => Promise<Result<Uint8Array>>
  readonly draftPicture: (key: string, part: string) => Promise<Result<Uint8Array>>
  /** Puts an internal comment on a place of the draft, and answers what that is found by. `no-text` where it has none. */
  readonly placeComment: (key: string, place: NamedPlace) => Promise<Result<TextAnchor>>
  readonly draftComments: (key: string) => Promise<Result<DocumentComments>>
  /** What each internal comment that has its text in the draft is found by in the next. */
  readonly draftAnchors: (key: string) => Promise<Result<readonly NamedAnchor[]>>
  /** How what was pending when the draft began has been decided since. */
  readonly draftDecisions: (key: string) => Promise<Result<readonly AuthoredDecision[]>>
  /** What the draft changed since it began without tracking it. */
  readonly untrackedEdits: (key: string) => Promise<Result<readonly UntrackedEdit[]>>
  readonly closeDraft: (key: string) => Promise<Result<null>>

  /** Gives up what runs on documents (not on drafts): each answers `cancelled`. */
  readonly cancel: () => void
  readonly stop: () => Promise<void>
}

/** The methods of Work that are asked for by name from another thread. */
export type WorkMethod = Exclude<keyof Work, 'cancel' | 'stop'>
