import { BrowserWindow, ipcMain, type IpcMainInvokeEvent, type WebFrameMain } from 'electron'
import { operations, type EventName, type Events, type OperationName } from '../../core/api/index.ts'
import type { Operation, OperationError } from '../../core/api/operation.ts'
import { err, type Result } from '../../core/result.ts'
import type { Handlers } from '../app/handlers.ts'
import { failureOfDatabase } from '../app/disk.ts'
import { ORIGIN } from './origin.ts'
import { log } from './log.ts'

/**
 * The one door between a window and main: who asks is checked, what they ask is parsed, and the answer is a value.
 * Expected failures pass as they are; bugs are logged and become `unexpected`.
 */
export function openDoor(handlers: Handlers): void {
  ipcMain.handle('counterpart', async (event: IpcMainInvokeEvent, name: unknown, input: unknown) => {
    if (!isTrusted(event.senderFrame, event)) return refused('this window may not ask for anything')
    if (!isOperation(name)) return refused('there is no such operation')
    return answer(name, input, handlers)
  })
}

function isTrusted(frame: WebFrameMain | null, event: IpcMainInvokeEvent): boolean {
  return frame !== null && frame === event.sender.mainFrame && frame.url.startsWith(`${ORIGIN}/`)
}

function isOperation(name: unknown): name is OperationName {
  return typeof name === 'string' && Object.hasOwn(operations, name)
}

function refused(message: string): { ok: false; error: OperationError } {
  return err({ kind: 'refused', message })
}

async function answer(name: OperationName, input: unknown, handlers: Handlers): Promise<Result<unknown>> {
  const declared: Operation = operations[name]
  const parsed = declared.input.safeParse(input)
  if (!parsed.success)
    return err({
      kind: 'invalid-input',
      message: `${name}: ${parsed.error.issues[0]?.message ?? 'the input does not fit'}`,
    })
  try {
    // The input was parsed by this operation's own schema, which the compiler cannot relate to this handler.
    const handler = handlers[name] as (input: unknown) => Result<unknown> | Promise<Result<unknown>>
    const result = await handler(parsed.data)
    if (!result.ok && !declared.errors.includes(result.error.kind))
      log(`${name}: undeclared failure ${result.error.kind}`)
    return result.ok ? result : err({ kind: result.error.kind, message: result.error.message })
  } catch (e) {
    log(`${name} failed`, e)
    const failure = failureOfDatabase(e)
    if (failure !== undefined) return err({ kind: failure.kind, message: failure.message })
    const why = e instanceof Error ? e.message : String(e)
    return err({
      kind: 'unexpected',
      message: `Something went wrong that should not have (${why}). Your archive is as it was`,
    })
  }
}

/** Tells every window. */
export function broadcast<N extends EventName>(event: N, payload: Events[N]): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) window.webContents.send('counterpart', event, payload)
  }
}
