import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Real contracts that are read in place and never copied: the folder in CORPUS_DIR, or the one beside the repository. */
export const CORPUS_DIR = process.env['CORPUS_DIR'] ?? resolve(import.meta.dirname, '../../../shared/corpus')

export const hasCorpus = existsSync(join(CORPUS_DIR, 'contracts'))

/** Said by name when the corpus is absent. */
export const NO_CORPUS = 'skipped: no corpus'

/** Files of some of its folders, as 'contracts/a.docx'; none when it is absent. `compare` has folders of its own. */
export function corpusFiles(...folders: readonly ('contracts' | 'tracked' | 'hostile' | 'compare')[]): string[] {
  if (!hasCorpus) return []
  return folders.flatMap((folder) =>
    readdirSync(join(CORPUS_DIR, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.do[ct][xm]$/.test(name))
      .sort()
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  )
}

export function corpusBytes(file: string): Uint8Array {
  return readFileSync(join(CORPUS_DIR, file))
}

export interface Oracle {
  readonly confidence: string
  readonly paragraphs: readonly string[]
}

/** What each file says once all is accepted and once all is rejected, from independent readers. */
export function oracles(): Map<string, { accept: Oracle; reject: Oracle }> {
  if (!hasCorpus) return new Map()
  const all = JSON.parse(readFileSync(join(CORPUS_DIR, 'MANIFEST-oracles.json'), 'utf8')) as Record<
    string,
    { accept?: Oracle; reject?: Oracle | { paragraphs: 'same as accept' } }
  >
  const isOwn = (o: Oracle | { paragraphs: string } | undefined): o is Oracle => Array.isArray(o?.paragraphs)
  return new Map(
    Object.entries(all)
      .filter(([file, o]) => file !== '_about' && isOwn(o.accept))
      .map(([file, o]) => [file, { accept: o.accept!, reject: isOwn(o.reject) ? o.reject : o.accept! }]),
  )
}
