import type { EventName, Events, Input, OperationName, OperationResult } from '../core/api/index.ts'
import type { OperationError } from '../core/api/operation.ts'
import type { Projection, ProjectionRest } from '../core/api/projection.ts'
import { draftUrl, restUrl, roundUrl } from '../core/api/drafts.ts'
import { err, ok, type Result } from '../core/result.ts'
import { asRunning } from './running.ts'

interface Bridge {
  readonly invoke: (name: string, input: unknown) => Promise<unknown>
  subscribe(event: string, callback: (payload: unknown) => void): () => void
}

declare global {
  interface Window {
    /** Put there by the preload script; the one way to main. */
    readonly counterpart: Bridge
  }
}

/**
 * Runs one operation in main. Never throws for an expected failure: its `message` can be shown as it stands. A bridge that
 * breaks (main is gone) is answered as `unexpected`.
 */
export async function call<N extends OperationName>(name: N, input: Input<N>): Promise<OperationResult<N>> {
  try {
    return (await asRunning(name, () => window.counterpart.invoke(name, input))) as OperationResult<N>
  } catch {
    return err({ kind: 'unexpected', message: UNREACHABLE }) as OperationResult<N>
  }
}

const UNREACHABLE = 'Counterpart could not finish this. Nothing that was saved is lost. Try again, or restart the app'

/** Listens to an event of main until the returned function is called. */
export function on<E extends EventName>(event: E, callback: (payload: Events[E]) => void): () => void {
  return window.counterpart.subscribe(event, (payload) => callback(payload as Events[E]))
}

/** The document to show, its beginning: the draft of an agreement, or one of its sealed rounds. Bytes over app://, not IPC. */
export async function fetchProjection(
  agreement: string,
  round: string | null,
): Promise<Result<Projection, OperationError>> {
  return fetchJson<Projection>(round === null ? draftUrl(agreement) : roundUrl(agreement, round))
}

/** More of it, from the group at `from` on. @param key what the projection gave as `rest` */
export async function fetchRest(
  round: string | null,
  key: string,
  from: number,
): Promise<Result<ProjectionRest, OperationError>> {
  return fetchJson<ProjectionRest>(restUrl(round === null, key, from))
}

async function fetchJson<T>(url: string): Promise<Result<T, OperationError>> {
  try {
    const response = await fetch(url)
    const body: unknown = await response.json()
    return response.ok ? ok(body as T) : err(failureIn(body))
  } catch {
    return err({ kind: 'unexpected', message: 'The document could not be loaded. Nothing was changed. Try again' })
  }
}

function failureIn(body: unknown): OperationError {
  const error = isObject(body) && isObject(body['error']) ? body['error'] : body
  return isObject(error) && typeof error['message'] === 'string'
    ? { kind: typeof error['kind'] === 'string' ? error['kind'] : 'unexpected', message: error['message'] }
    : { kind: 'unexpected', message: 'The document could not be loaded. Nothing was changed. Try again' }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
