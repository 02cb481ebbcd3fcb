import type { z } from 'zod'
import type { Result } from '../result.ts'
import { agreementLife } from './agreement-life.ts'
import { agreements } from './agreements.ts'
import { archive } from './archive.ts'
import { backups } from './backups.ts'
import { comments } from './comments.ts'
import { drafts } from './drafts.ts'
import { encryption } from './encryption.ts'
import { exchange } from './exchange.ts'
import { host } from './host.ts'
import type { OperationError } from './operation.ts'
import { rescue } from './rescue.ts'
import { rounds } from './rounds.ts'
import { search } from './search.ts'
import type { WorkStep } from './values.ts'

/** Every operation of the app by name. A new area is one file and one line here. */
export const operations = {
  ...archive,
  ...backups,
  ...encryption,
  ...rescue,
  ...agreements,
  ...agreementLife,
  ...drafts,
  ...comments,
  ...rounds,
  ...exchange,
  ...search,
  ...host,
}

export type Operations = typeof operations
export type OperationName = keyof Operations
export type Input<N extends OperationName> = z.input<Operations[N]['input']>
export type ParsedInput<N extends OperationName> = z.output<Operations[N]['input']>
export type Output<N extends OperationName> = z.output<Operations[N]['output']>
export type ErrorKind<N extends OperationName> = Operations[N]['errors'][number]
export type OperationResult<N extends OperationName> = Result<Output<N>, OperationError<ErrorKind<N>>>

/** What main may tell the renderer. Events carry ids alone: the renderer asks again. */
export interface Events {
  'archive-changed': Record<string, never>
  'backups-changed': Record<string, never>
  /** A backup that nobody asked for could not be made. */
  'backup-failed': { message: string }
  /** A check after a crash found damage that opening does not look for. */
  'archive-unsound': { message: string }
  'agreement-changed': { id: string }
  /** The draft that was read went on elsewhere: what is shown of it is not all there is. */
  'draft-behind': { id: string }
  /** A menu item was chosen; `command` is its id, the same as in the command palette. */
  menu: { command: string }
  /** How far the work under this job is: its step, where it has several, and how much of that is done, from 0 to 1; null where that is not known. */
  'work-progress': { job: string; step: WorkStep | null; done: number | null }
  /** The computer goes to sleep, or its screen was locked. */
  'left-alone': Record<string, never>
  /** The window is asked to close: save what is not saved, then call host.closeWindow. */
  closing: Record<string, never>
}
export type EventName = keyof Events
