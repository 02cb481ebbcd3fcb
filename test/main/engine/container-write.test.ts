import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Container, readContainer } from '../../../src/main/engine/container/read-container.ts'
import { createContainer, writeContainer } from '../../../src/main/engine/container/write-container.ts'
import { contentTypes, corpus, corpusFiles, craftZip, documentPart, hasCorpus } from './container-crafted.ts'

function opened(bytes: Uint8Array): Container {
  const result = readContainer(bytes)
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`)
  return result.value
}

function rawBytes(container: Container, name: string): Buffer {
  const entry = container.entries.find((entry) => entry.name === name)
  return Buffer.from(container.bytes.subarray(entry?.whole.start, entry?.whole.end))
}

const hasPython = spawnSync('python3', ['--version']).status === 0

/** Whether Python's zipfile finds every entry whole and reads the same names. */
function pythonNames(bytes: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'container-'))
  try {
    const path = join(folder, 'test.zip')
    writeFileSync(path, bytes)
    const script =
      'import sys,zipfile,json\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint(json.dumps(z.namelist()))'
    const run = spawnSync('python3', ['-c', script, path], { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(run.stderr)
    return JSON.parse(run.stdout) as string[]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const ORDINARY = corpusFiles('contracts', 'tracked', 'compare')

describe.skipIf(!hasCorpus)('ordinary files of the corpus', () => {
  it.each(ORDINARY)('%s comes back byte for byte when nothing is changed', (file) => {
    const bytes = readFileSync(join(corpus, file))
    const container = opened(bytes)
    // The very same array; compared so, as a failure would print all of it otherwise.
    expect(writeContainer(container, new Map()) === bytes).toBe(true)
    const same = new Map(container.names().map((name) => [name, container.part(name)?.slice() ?? null]))
    expect(writeContainer(container, same) === bytes).toBe(true)
  })

  it.each(ORDINARY)('%s keeps every other entry byte for byte when one part is changed', (file) => {
    const before = opened(readFileSync(join(corpus, file)))
    const document = 'word/document.xml'
    const changed = Buffer.concat([before.part(document) ?? Buffer.alloc(0), Buffer.from('<!-- changed -->')])
    const written = writeContainer(before, new Map([[document, changed]]))
    const after = opened(written)
    expect(after.names()).toEqual(before.names())
    expect(Buffer.compare(after.part(document) ?? Buffer.alloc(0), changed)).toBe(0)
    for (const name of before.entries.map((entry) => entry.name).filter((name) => name !== document)) {
      expect(rawBytes(after, name).equals(rawBytes(before, name)), name).toBe(true)
    }
    const again = writeContainer(before, new Map([[document, changed]]))
    expect(Buffer.compare(again, written)).toBe(0)
  })

  it.skipIf(!hasPython)('written with changes are accepted by another zip reader', () => {
    for (const file of ORDINARY.filter((_, i) => i % 6 === 0)) {
      const before = opened(readFileSync(join(corpus, file)))
      const written = writeContainer(
        before,
        new Map([
          ['word/document.xml', Buffer.from('<changed/>')],
          ['docProps/app.xml', null],
          ['word/new.xml', Buffer.from('<new/>')],
        ]),
      )
      const kept = before.entries.map((entry) => entry.name).filter((name) => name !== 'docProps/app.xml')
      expect(pythonNames(written)).toEqual([...kept, 'word/new.xml'])
    }
  })
})

describe('a package written with changes', () => {
  const crafted = craftZip(
    [
      { ...contentTypes, descriptor: 'signed', comment: 'a comment of an entry' },
      { name: 'word/media/1.png', content: 'PNG', stored: true, localExtra: Buffer.from([9, 9, 0, 0]) },
      { ...documentPart, zip64: true, comment: 'another' },
    ],
    { comment: 'made by hand', zip64: true, prefix: 'junk' },
  )

  it('removes parts, appends new ones, and keeps comments', () => {
    const before = opened(crafted)
    const after = opened(
      writeContainer(
        before,
        new Map([
          ['WORD/media/1.png', null],
          ['word/absent.xml', null],
          ['word/new.xml', Buffer.from('new')],
        ]),
      ),
    )
    expect(after.names()).toEqual(['[Content_Types].xml', 'word/document.xml', 'word/new.xml'])
    expect(Buffer.from(after.comment).toString()).toBe('made by hand')
    expect(rawBytes(after, '[Content_Types].xml')).toEqual(rawBytes(before, '[Content_Types].xml'))
    expect(Buffer.from(after.bytes).includes('a comment of an entry')).toBe(true)
    expect(Buffer.from(after.bytes).includes('junk')).toBe(false)
  })

  it('keeps the name, time, attributes and comment of a changed part, and drops its data descriptor', () => {
    const before = opened(crafted)
    const changes = new Map([['[content_types].XML', Buffer.from(`${String(contentTypes.content)} `)]])
    const after = opened(writeContainer(before, changes))
    const [old] = before.entries
    const [entry] = after.entries
    expect(entry).toMatchObject({ name: old?.name, modified: old?.modified, flags: 0x800, method: 8 })
    expect(entry?.whole.end).toBe(entry?.data.end)
    const attributes = (container: Container, at = 0): Buffer => Buffer.from(container.bytes.subarray(at + 36, at + 42))
    expect(attributes(after, entry?.central.start)).toEqual(attributes(before, old?.central.start))
    expect(Buffer.from(after.bytes).includes('a comment of an entry')).toBe(true)
  })

  it('opens again when it was a ZIP64, and other readers take it', () => {
    const before = opened(crafted)
    const written = writeContainer(before, new Map([['word/media/1.png', Buffer.from('another picture')]]))
    expect(Buffer.from(opened(written).part('word/document.xml') ?? []).toString()).toBe(documentPart.content)
    if (hasPython) expect(pythonNames(written)).toEqual(before.names())
  })

  it('throws for what only a bug would ask', () => {
    const container = opened(crafted)
    const bytes = Buffer.from('x')
    expect(() => writeContainer(container, new Map([['../x', bytes]]))).toThrow('not a part name')
    expect(() => writeContainer(container, new Map([['word/', bytes]]))).toThrow('not a part name')
    expect(() => createContainer(new Map([['a', bytes]]).set('A', bytes))).toThrow('two changes to one part')
  })
})

describe('a fresh package', () => {
  const name = fc.stringMatching(/^[a-z0-9é_-]{1,12}(\/[a-z0-9_.-]{0,11}[a-z0-9])?\.xml$/)
  const partSet = fc
    .uniqueArray(fc.tuple(name, fc.uint8Array({ maxLength: 3000 })), { selector: ([name]) => name, maxLength: 12 })
    .map(
      (parts) =>
        new Map<string, Uint8Array>([['[Content_Types].xml', Buffer.from(String(contentTypes.content))], ...parts]),
    )

  it('holds exactly the parts it was made of, content types first, whatever order they came in', () => {
    fc.assert(
      fc.property(partSet, (parts) => {
        const bytes = createContainer(parts)
        const container = opened(bytes)
        expect(container.names()[0]).toBe('[Content_Types].xml')
        expect(container.names().toSorted()).toEqual([...parts.keys()].toSorted())
        for (const [name, part] of parts) expect(Buffer.compare(container.part(name) ?? Buffer.of(1, 1), part)).toBe(0)
        expect(Buffer.compare(createContainer(new Map([...parts].toReversed())), bytes)).toBe(0)
      }),
    )
  })

  it('changed at random holds what the changes say', () => {
    fc.assert(
      fc.property(partSet, partSet, fc.nat(), (parts, changes, removed) => {
        const edits = new Map<string, Uint8Array | null>(changes)
        const victim = [...parts.keys()].slice(1)[removed % Math.max(1, parts.size - 1)]
        if (victim !== undefined) edits.set(victim, null)
        const after = opened(writeContainer(opened(createContainer(parts)), edits))
        const expected = new Map([...new Map([...parts, ...edits])].filter(([, bytes]) => bytes !== null))
        expect(after.names().toSorted()).toEqual([...expected.keys()].toSorted())
        for (const [name, part] of expected)
          expect(Buffer.compare(after.part(name) ?? Buffer.of(), part ?? Buffer.of(1))).toBe(0)
      }),
    )
  })

  it.skipIf(!hasPython)('is accepted by another zip reader', () => {
    const parts = new Map([
      ['word/document.xml', Buffer.from('x'.repeat(100_000))],
      ['[Content_Types].xml', Buffer.from('')],
      ['customé/ü.xml', Buffer.from('x')],
    ])
    expect(pythonNames(createContainer(parts))).toEqual(['[Content_Types].xml', 'customé/ü.xml', 'word/document.xml'])
  })
})
