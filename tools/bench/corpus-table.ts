import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Prints which laws hold for how many real files, as a table in Markdown: a row for each law, a column for each folder of
 * the corpus. The laws are the tests that carry a file's name; they are run here, and nothing is counted that was not.
 *
 *   node tools/bench/corpus-table.ts [results.json]   (results of an earlier run, by vitest's json reporter)
 */

const FOLDERS = ['contracts', 'tracked', 'compare'] as const
type Folder = (typeof FOLDERS)[number]
const TESTS = ['corpus-', 'laws-', 'validator', 'check-corpus'].map((name) => `test/core/docx/${name}`)
const root = resolve(import.meta.dirname, '../..')

interface Results {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[]
      readonly title: string
      readonly status: string
    }[]
  }[]
}

interface Count {
  held: number
  of: number
}

function run(): Results {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-corpus-'))
  const out = join(folder, 'results.json')
  const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'test/vitest.config.ts']
  try {
    spawnSync(process.execPath, [...vitest, '--reporter=json', `--outputFile=${out}`, ...TESTS], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    return JSON.parse(readFileSync(out, 'utf8')) as Results
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Counts by law and folder. A law's name is its test's, without the file's; files are counted by folder too. */
function counted(results: Results): { laws: Map<string, Map<Folder, Count>>; files: Map<Folder, Set<string>> } {
  const laws = new Map<string, Map<Folder, Count>>()
  const files = new Map<Folder, Set<string>>()
  for (const { ancestorTitles, title, status } of results.testResults.flatMap((file) => file.assertionResults)) {
    const found = /\b(contracts|tracked|compare)\/\S+?\.docx\b/.exec(title)
    if (found === null || (status !== 'passed' && status !== 'failed')) continue
    const folder = found[1] as Folder
    files.set(folder, (files.get(folder) ?? new Set()).add(found[0]))
    const law = `${ancestorTitles.join(', ')}: ${title.replace(found[0], '…').replace(/^…:? /, '')}`
    const counts = laws.get(law) ?? new Map<Folder, Count>()
    const count = counts.get(folder) ?? { held: 0, of: 0 }
    count.of++
    if (status === 'passed') count.held++
    laws.set(law, counts.set(folder, count))
  }
  return { laws, files }
}

function table(results: Results): string {
  const { laws, files } = counted(results)
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
  const rows = [...laws].map(([law, counts]) =>
    line([
      law,
      ...FOLDERS.map((folder) => {
        const count = counts.get(folder)
        return count === undefined ? '' : `${count.held} of ${count.of}`
      }),
    ]),
  )
  return [
    line(['', ...FOLDERS]),
    line(['---', ...FOLDERS.map(() => '---')]),
    line(['files', ...FOLDERS.map((folder) => files.get(folder)?.size ?? 0)]),
    ...rows,
  ].join('\n')
}

const earlier = process.argv[2]
console.log(table(earlier === undefined ? run() : (JSON.parse(readFileSync(earlier, 'utf8')) as Results)))
