import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readContainer, type Container } from '../../src/main/engine/container/read-container.ts'
import type { Random } from './random.ts'

/** A real file that cases are made from. */
export interface Original {
  /** Its path as printed: within the corpus or the samples. */
  readonly name: string
  readonly bytes: Buffer
  /** Undefined for a file that is no sound zip: only its bytes can be changed. */
  readonly container: Container | undefined
}

const root = resolve(import.meta.dirname, '../..')
const corpus = process.env['CORPUS_DIR'] ?? join(root, '../shared/corpus')
const samples = join(root, 'resources/samples')

/** Every Word file of the corpus (where it is there) and of our own samples, in one order on every machine. */
export class Originals {
  readonly #files: readonly { name: string; path: string; weight: number }[]
  readonly #known = new Map<string, Original>()

  constructor() {
    this.#files = [...wordFiles(corpus, 'corpus'), ...wordFiles(samples, 'samples')]
    if (this.#files.length === 0) throw new Error('there is no file to make cases from')
  }

  get count(): number {
    return this.#files.length
  }

  pick(random: Random): Original {
    // Small files are tried far more often: as much goes wrong in them, and many more cases fit into a minute.
    const { name, path } = random.weighted(this.#files.map((file) => [file.weight, file] as const))
    let original = this.#known.get(name)
    if (original === undefined) {
      const bytes = readFileSync(path)
      const container = readContainer(bytes)
      original = { name, bytes, container: container.ok ? container.value : undefined }
      this.#known.set(name, original)
    }
    return original
  }
}

function wordFiles(folder: string, label: string): { name: string; path: string; weight: number }[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.doc[xm]$/.test(name))
    .map((name) => name.replaceAll('\\', '/'))
    .sort()
    .map((name) => {
      const path = join(folder, name)
      return { name: `${label}/${name}`, path, weight: 1 / (8_000 + statSync(path).size) }
    })
}
