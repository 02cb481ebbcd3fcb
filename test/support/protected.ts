import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { readContainer } from '../../src/main/engine/container/read-container.ts'
import { writeContainer } from '../../src/main/engine/container/write-container.ts'

const SAMPLE = resolve(import.meta.dirname, '../../resources/samples/master-services-agreement-counterparty.docx')

/** The sample return, protected by its settings as Word's Restrict Editing does it. */
export function protectedSample(edit: string, enforcement = '1'): Uint8Array {
  const container = readContainer(readFileSync(SAMPLE))
  if (!container.ok) throw new Error(container.error.message)
  const settings = Buffer.from(container.value.part('word/settings.xml')!).toString('utf8')
  const protection = `<w:documentProtection w:edit="${edit}" w:enforcement="${enforcement}"/>`
  const at = settings.search(/<w:(defaultTabStop|characterSpacingControl|compat)\b/)
  const text = settings.slice(0, at) + protection + settings.slice(at)
  return writeContainer(container.value, new Map([['word/settings.xml', Buffer.from(text)]]))
}
