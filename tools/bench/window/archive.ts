import { join } from 'node:path'
import { importAgreement } from '../../../src/main/app/agreements.ts'
import { closeArchive, createArchive } from '../../../src/main/app/archives.ts'
import { directWork } from '../../../src/main/app/work/direct.ts'
import { benchSession } from '../session.ts'

/** An archive in `folder` with one agreement for each document, its draft ready to be edited. @returns its path */
export async function archiveWith(folder: string, documents: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const path = join(folder, 'bench.counterpart')
  const session = benchSession(folder, { work: directWork() })
  createArchive(session, path)
  for (const [title, bytes] of documents) {
    const source = { name: `${title}.docx`, bytes: new Uint8Array(bytes) }
    const imported = await importAgreement(session, { source, counterparty: '', paper: 'ours' })
    if (!imported.ok) throw new Error(imported.error.message)
  }
  closeArchive(session)
  return path
}
