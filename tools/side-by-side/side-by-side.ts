import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { Counterpart } from '../demo/window.ts'
import { officePages, type OfficePage } from './office.ts'
import { regions, type Region } from './regions.ts'

/**
 * Puts our page beside LibreOffice's PDF of the same contract, for the eye: a PNG for each of its pages, theirs on the
 * left, the same stretch of our sheet on the right. Nothing of the documents is kept but these pictures.
 */

const CONTRACTS = [
  'cp-csa-with-sla',
  'cp-data-processing-agreement',
  'cp-pilot-agreement',
  'ms-eula-multilevel',
  'docxodus-legal-contract-toc-xref',
  'oa-restrictive-covenant-colorado',
  'oa-founder-stock-repurchase',
]

/** Real contracts, read in place: the folder in CORPUS_DIR, or the one beside the repository. */
const CORPUS_DIR = process.env['CORPUS_DIR'] ?? resolve(import.meta.dirname, '../../../shared/corpus')

const [folder, ...given] = process.argv.slice(2)
if (folder === undefined || (given.length === 0 && !existsSync(CORPUS_DIR))) {
  process.stderr.write('usage: npm run side-by-side -- <folder> [contract.docx …]\n')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })
const files = given.length > 0 ? given : CONTRACTS.map((name) => join(CORPUS_DIR, 'contracts', `${name}.docx`))

/** The stretch of our sheet, as far as it fits the window. */
async function stretch(page: Page, { from, to }: Region): Promise<Buffer> {
  const clip = await page.evaluate(
    async ([start, end]) => {
      const ground = document.querySelector('.doc__scroll')!
      const sheet = document.querySelector('.page')!
      const place = (): number => sheet.getBoundingClientRect().top - ground.getBoundingClientRect().top
      // Twice: groups near the window get their real heights only when they are seen.
      for (let i = 0; i < 3; i++) {
        ground.scrollTop += place() + start
        await new Promise((done) => setTimeout(done, 120))
      }
      const box = ground.getBoundingClientRect()
      const { left, width } = sheet.getBoundingClientRect()
      const y = Math.min(box.bottom - 40, box.top + Math.max(0, place() + start))
      return { x: left, y, width, height: Math.max(40, Math.min(end - start, box.bottom - y)) }
    },
    [from, to] as const,
  )
  return page.screenshot({ clip })
}

/** Both pictures beside each other. Put together in the window, which has a canvas. */
async function beside(page: Page, left: Buffer, right: Buffer): Promise<Buffer> {
  const url = await page.evaluate(
    async (pictures) => {
      const bitmaps = await Promise.all(
        pictures.map((base64) =>
          createImageBitmap(new Blob([Uint8Array.from(atob(base64), (c) => c.codePointAt(0)!)], { type: 'image/png' })),
        ),
      )
      const canvas = document.createElement('canvas')
      const gap = 12
      canvas.width = bitmaps.reduce((sum, b) => sum + b.width + gap, -gap)
      canvas.height = Math.max(...bitmaps.map((b) => b.height))
      const context = canvas.getContext('2d')!
      context.fillStyle = '#888'
      context.fillRect(0, 0, canvas.width, canvas.height)
      let x = 0
      for (const bitmap of bitmaps) {
        context.drawImage(bitmap, x, 0)
        x += bitmap.width + gap
      }
      return canvas.toDataURL('image/png')
    },
    [left.toString('base64'), right.toString('base64')],
  )
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
}

async function compare(it: Counterpart, file: string, pages: readonly OfficePage[], out: string): Promise<void> {
  await it.import(resolve(file), { counterparty: 'Side by side' })
  for (const name of ['Hide the clauses', 'Hide the changes']) {
    const button = it.page.getByRole('button', { name, exact: true })
    if (await button.isVisible()) await button.click()
  }
  // Laid out as a whole, so that places stay where they were found.
  await it.page.evaluate(() => {
    const all = new CSSStyleSheet()
    all.insertRule('.group { content-visibility: visible !important }')
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, all]
  })
  await it.page.waitForTimeout(400)
  const places = await regions(it.page, pages)
  const name = basename(file).replace(/\.[^.]+$/, '')
  for (const [i, place] of places.entries()) {
    const ours = await stretch(it.page, place)
    const path = join(out, `${name}-${String(i + 1).padStart(2, '0')}.png`)
    writeFileSync(path, await beside(it.page, pages[i]!.png, ours))
    process.stdout.write(`${path}\n`)
  }
  await it.page
    .getByRole('link', { name: 'Agreements' })
    .or(it.page.getByRole('button', { name: 'Agreements' }))
    .first()
    .click()
}

const it = await Counterpart.withArchive()
try {
  await it.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setSize(1500, 1400))
  for (const file of files) await compare(it, file, officePages(resolve(file), it.folder), folder)
} finally {
  await it.stop()
}
