import { BrowserWindow } from 'electron'
import { err, ok, type Result } from '../../core/result.ts'
import { writeFile } from '../app/files.ts'
import { log } from './log.ts'

/** The window prints what it shows: its own style sheet for print says which paper, margins and page numbers. */
function shownWindow(): BrowserWindow | undefined {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
}

/** Failures: `not-printable` when the engine cannot lay the pages out, `not-writable`, `no-space`. */
export async function printPdf(path: string): Promise<Result<{ path: string }>> {
  const window = shownWindow()
  if (window === undefined) return err({ kind: 'not-printable', message: 'There is no window to print' })
  try {
    const bytes = await window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
    return await writeFile(path, bytes)
  } catch (e) {
    log('printing to PDF failed', e)
    return err({ kind: 'not-printable', message: 'The PDF could not be made. The document is as it was' })
  }
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
