import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readContainer } from '../../../src/main/engine/container/read-container.ts'
import { corpus, corpusFiles, hasCorpus } from './container-crafted.ts'

/** What each hostile file must give: a failure of this kind, or the number of parts of a package that may be read on. */
const EXPECTED: Readonly<Record<string, string | number>> = {
  'encrypted-password-is-pass.docx': 'encrypted',
  'external-rels-and-dde.docx': 4,
  'macro.docm': 14,
  'pkg-no-document-part.docx': 2,
  'pkg-renamed-main-part.docx': 3,
  'poi-fuzz-6120975439364096.docx': 'truncated',
  'renamed-rtf.docx': 'rtf',
  'revisions-malformed.docx': 3,
  'text-html-injection.docx': 3,
  'xml-billion-laughs.docx': 3,
  'xml-control-char.docx': 3,
  'xml-deep-nesting-sdt.docx': 3,
  'xml-xxe-file.docx': 3,
  'zero-bytes.docx': 'empty',
  'zip-duplicate-document.docx': 'duplicate-entry',
  'zip-path-traversal.docx': 'unsafe-name',
  'zip-truncated.docx': 'truncated',
  'zipbomb-document-300MB.docx': 'bomb',
}

describe.skipIf(!hasCorpus)('hostile files of the corpus', () => {
  it.each(corpusFiles('hostile'))('%s gives its specific failure or a container within two seconds', (file) => {
    const bytes = readFileSync(join(corpus, file))
    const started = performance.now()
    const result = readContainer(bytes)
    expect(performance.now() - started).toBeLessThan(2000)
    const name = file.split(/[\\/]/).at(-1) ?? ''
    if (!result.ok) expect(result.error.message).toContain('Nothing was changed')
    expect(result.ok ? result.value.names().length : result.error.kind).toBe(EXPECTED[name])
  })

  it('refuses the 300 MB bomb within a second and without unpacking it', () => {
    const bytes = readFileSync(join(corpus, 'hostile/zipbomb-document-300MB.docx'))
    const before = process.resourceUsage().maxRSS
    const started = performance.now()
    expect(readContainer(bytes).ok).toBe(false)
    expect(performance.now() - started).toBeLessThan(1000)
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(150)
  })

  it('refuses the bomb just as cheaply when it lies about the size of its document', () => {
    const bytes = readFileSync(join(corpus, 'hostile/zipbomb-document-300MB.docx'))
    const size = Buffer.alloc(4)
    for (let at = bytes.indexOf('PK\u0001\u0002'); at !== -1; at = bytes.indexOf('PK\u0001\u0002', at + 4)) {
      bytes.copy(size, 0, at + 24, at + 28)
      if (size.readUInt32LE() < 1e8) continue
      bytes.writeUInt32LE(1000, at + 24)
      bytes.writeUInt32LE(1000, bytes.readUInt32LE(at + 42) + 22)
    }
    const before = process.resourceUsage().maxRSS
    const started = performance.now()
    expect(readContainer(bytes)).toMatchObject({
      ok: false,
      error: { kind: 'damaged', message: expect.stringContaining('unpacks to more than it says') },
    })
    expect(performance.now() - started).toBeLessThan(1000)
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(150)
  })
})
