import { mkdtemp, readFile, readdir, rm, stat, symlink, writeFile, chmod, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readFileLimited, writeFileAtomically } from '../../../src/main/engine/write-file.ts'

const isWindows = process.platform === 'win32'
const isRoot = process.getuid?.() === 0
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-file-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('a file written atomically', () => {
  it('is there whole, new or replaced, with nothing else beside it', async () => {
    const path = join(folder, 'contract.docx')
    await writeFileAtomically(path, Buffer.from('one'))
    await writeFileAtomically(path, Buffer.from('two'))
    expect(await readFile(path, 'utf8')).toBe('two')
    expect(await readdir(folder)).toEqual(['contract.docx'])
  })

  it.skipIf(isWindows)('keeps the permissions of the file it replaces', async () => {
    const path = join(folder, 'contract.docx')
    await writeFile(path, 'one')
    await chmod(path, 0o640)
    await writeFileAtomically(path, Buffer.from('two'))
    expect((await stat(path)).mode & 0o777).toBe(0o640)
  })

  it.skipIf(isWindows)('goes where a symbolic link points and leaves the link', async () => {
    await mkdir(join(folder, 'real'))
    await writeFile(join(folder, 'real', 'a.docx'), 'one')
    await symlink(join(folder, 'real', 'a.docx'), join(folder, 'link.docx'))
    await writeFileAtomically(join(folder, 'link.docx'), Buffer.from('two'))
    expect(await readFile(join(folder, 'real', 'a.docx'), 'utf8')).toBe('two')
    expect(await readdir(join(folder, 'real'))).toEqual(['a.docx'])
  })

  it('leaves no temporary file when it fails', async () => {
    await mkdir(join(folder, 'taken', 'by-a-folder'), { recursive: true })
    await expect(writeFileAtomically(join(folder, 'taken'), Buffer.from('x'))).rejects.toThrow()
    expect(await readdir(folder)).toEqual(['taken'])
    await expect(writeFileAtomically(join(folder, 'no', 'folder'), Buffer.from('x'))).rejects.toThrow('ENOENT')
  })
})

describe('a file read within a limit', () => {
  it('gives its bytes up to and at the limit', async () => {
    const path = join(folder, 'a')
    const bytes = Buffer.alloc(3 * 1024 * 1024, 7)
    await writeFile(path, bytes)
    const result = readFileLimited(path, bytes.length)
    expect(result.ok && Buffer.compare(result.value, bytes)).toBe(0)
    expect(readFileLimited(path, bytes.length - 1)).toMatchObject({ ok: false, error: { kind: 'too-large' } })
  })

  it('may be empty', async () => {
    await writeFile(join(folder, 'a'), '')
    expect(readFileLimited(join(folder, 'a'), 10)).toEqual({ ok: true, value: new Uint8Array(0) })
  })

  it('says when it is missing or a folder', async () => {
    await writeFile(join(folder, 'a'), 'x')
    expect(readFileLimited(join(folder, 'b'), 10)).toMatchObject({ ok: false, error: { kind: 'not-found' } })
    expect(readFileLimited(join(folder, 'a', 'b'), 10)).toMatchObject({ ok: false, error: { kind: 'not-found' } })
    expect(readFileLimited(folder, 10)).toMatchObject({ ok: false, error: { kind: 'is-a-folder' } })
  })

  it.skipIf(isWindows)('does not wait for a device', () => {
    expect(readFileLimited('/dev/zero', 10)).toMatchObject({ ok: false, error: { kind: 'not-a-file' } })
  })

  it.skipIf(isWindows)('says when it may not be read', async () => {
    await writeFile(join(folder, 'a'), 'x')
    await chmod(join(folder, 'a'), 0)
    await chmod(folder, 0o755)
    // The superuser may read everything: for this one call it is nobody.
    if (isRoot) process.seteuid!(65534)
    const result = readFileLimited(join(folder, 'a'), 10)
    if (isRoot) process.seteuid!(0)
    expect(result).toMatchObject({ ok: false, error: { kind: 'no-permission' } })
  })
})
