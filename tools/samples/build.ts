import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { SAMPLES } from './samples.ts'

const OUTPUT_FOLDER = resolve(import.meta.dirname, '../../resources/samples')

/** Builds every sample and their manifest: file names with their bytes. The same source gives the same bytes. */
export async function buildSamples(): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const sample of SAMPLES) files.set(sample.entry.file, await sample.build(files))
  const manifest = SAMPLES.map((sample) => sample.entry)
  files.set('samples.json', new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`))
  return files
}

if (process.argv[1] === import.meta.filename) {
  for (const [name, bytes] of await buildSamples()) {
    writeFileSync(join(OUTPUT_FOLDER, name), bytes)
    console.log(`${name}: ${bytes.length} bytes`)
  }
}
