import { BrowserWindow } from 'electron'
import { err, ok, type Result } from '../../core/result.ts'
import { writeFile } from '../app/files.ts'
import { log } from './log.ts'

/** The window prints what it shows: its own style sheet for print says which paper, margins and page numbers. */
export function shownWindow(): BrowserWindow | undefined {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
}

/** What was printed last and not saved yet: between the two the user may give it up. */
let made: Uint8Array | null = null

/** Failures: `not-printable` when the engine cannot lay the pages out. */
export async function printPdf(): Promise<Result<Record<string, never>>> {
  const window = shownWindow()
  if (window === undefined) return err({ kind: 'not-printable', message: 'There is no window to print' })
  try {
    made = await window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
    return ok({})
  } catch (e) {
    log('printing to PDF failed', e)
    return err({ kind: 'not-printable', message: 'The PDF could not be made. The document is as it was' })
  }
}

/** @param path null to forget what was made. Failures: `not-printable` when nothing was, `not-writable`, `no-space`. */
export async function savePdf(path: string | null): Promise<Result<{ path: string | null }>> {
  const bytes = made
  made = null
  if (path === null) return ok({ path })
  if (bytes === null) return err({ kind: 'not-printable', message: 'There is no PDF to save' })
  return writeFile(path, bytes)
}

/** Asks with the system's dialog. Failures: `no-printer`. */
export function print(): Promise<Result<{ printed: boolean }>> {
  const window = shownWindow()
  return new Promise((resolve) => {
    if (window === undefined) {
      resolve(err({ kind: 'no-printer', message: 'There is no window to print' }))
      return
    }
    window.webContents.print({ silent: false, printBackground: true }, (success, reason) => {
      if (success || /cancel/i.test(reason)) resolve(ok({ printed: success }))
      else
        resolve(
          err({ kind: 'no-printer', message: `Printing failed (${reason}). Export a PDF instead, and print that` }),
        )
    })
  })
}
