import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'

/** One page as LibreOffice lays it out. */
export interface OfficePage {
  /** At 96 dots per inch, as the window shows it at 100 %. */
  readonly png: Buffer
  /** Its lines of text from top to bottom. */
  readonly lines: readonly string[]
}

const DPI = 96

/** LibreOffice's PDF of a document, page by page. Throws when LibreOffice or poppler are not there. */
export function officePages(docx: string, folder: string): OfficePage[] {
  mkdirSync(folder, { recursive: true })
  const work = mkdtempSync(join(folder, 'office-'))
  try {
    run('soffice', [
      '--headless',
      '--norestore',
      `-env:UserInstallation=file://${join(work, 'profile')}`,
      '--convert-to',
      'pdf',
      '--outdir',
      work,
      docx,
    ])
    return pdfPages(join(work, `${basename(docx).replace(/\.[^.]+$/, '')}.pdf`))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** The pages of a PDF as pictures and text. */
export function pdfPages(pdf: string): OfficePage[] {
  const work = mkdtempSync(`${pdf}-pages-`)
  try {
    run('pdftoppm', ['-r', String(DPI), '-png', pdf, join(work, 'page')])
    // A form feed ends each page.
    const texts = run('pdftotext', ['-layout', pdf, '-']).split('\f')
    return readdirSync(work)
      .sort()
      .map((name, i) => ({
        png: readFileSync(join(work, name)),
        lines: (texts[i] ?? '').split('\n').map((line) => line.trim()),
      }))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    timeout: 180_000,
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) throw new Error(`${command} failed: ${error?.message ?? stderr}`)
  return stdout
}
