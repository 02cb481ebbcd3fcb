import { closeSync, existsSync, openSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundled } from '../support/bundled.ts'
import { ranAs, scratch, type Ran } from '../support/cli.ts'
import { smallContract } from '../support/small-contract.ts'

/** In the text, and the other side's name. */
const WORD = 'Zwetschgendatschi'

describe('each command on an encrypted archive, a process each', () => {
  const home = scratch()
  const archive = join(home, 'team.counterpart')
  const file = (name: string, text: string | Uint8Array): string => {
    writeFileSync(join(home, name), text)
    return join(home, name)
  }
  const secret = file('secret', 'plum dumplings at noon\n')
  const later = file('later', 'apricot dumplings at ten\n')
  let entry = ''
  let id = ''
  let backup = ''

  const bare = (...args: string[]): Ran => ranAs(entry, home, ['archive', ...args])
  const unlocked = (...args: string[]): Ran => bare(...args, '--passphrase-file', secret)
  const parsed = (ran: Ran): unknown => {
    expect(ran.stderr).toBe('')
    return JSON.parse(ran.stdout)
  }
  const json = (...args: string[]): unknown => parsed(unlocked(...args, '--json'))
  const failsWith = (kind: string): object => ({
    code: 4,
    stderr: expect.stringMatching(new RegExp(`^counterpart: ${kind}: `)) as unknown,
  })

  beforeAll(async () => {
    entry = await bundled('src/main/cli/counterpart.ts')
  })

  it('create, open, import and list', () => {
    expect(json('create', archive, '--encrypt')).toEqual({ path: archive, encrypted: true })
    expect(json('open', archive)).toMatchObject({ path: archive, encrypted: true, readOnly: false, agreements: 0 })
    expect(unlocked('open', archive).stdout).toMatch(/\nencrypted, 0 agreements, \d+ records\n/)
    const contract = file('contract.docx', smallContract(`${WORD} agreement on the supply of plums`))
    id = (json('import', archive, contract, '--counterparty', WORD) as { id: string }).id
    expect(json('list', archive)).toMatchObject({ agreements: [{ id, counterparty: WORD }] })
  })

  it('search, by words and by likeness, before and after rebuild, and verify', () => {
    expect(json('search', archive, 'zwetschgendatschi supply')).toMatchObject({ hits: [{ kind: 'clause' }] })
    const like = json('search', archive, 'The Customer shall pay each invoice within sixty days of its date', '--like')
    expect(like).toMatchObject({ clauses: [{ places: [{ agreement: id }] }] })
    expect(unlocked('search', archive, 'nowhereatall').code).toBe(3)
    expect(json('rebuild', archive)).toMatchObject({ changed: false, searched: 1 })
    expect(unlocked('search', archive, WORD).stdout).toContain(WORD)
    expect(json('verify', archive)).toMatchObject({ bad: [], badDocuments: [], missing: 0, lines: [] })
  })

  it('export, import of the history and merge, into an archive with another passphrase', () => {
    const other = join(home, 'other.counterpart')
    const theirs = (...args: string[]): unknown => parsed(bare(...args, '--json', '--passphrase-file', later))
    theirs('create', other, '--encrypt')
    const history = join(home, 'all.counterpart-history')
    const exported = unlocked('export', archive, history, '--json')
    expect(JSON.parse(exported.stdout)).toMatchObject({ path: history, documents: 1 })
    expect(exported.stderr).toMatch(/^counterpart: warning: the archive is encrypted, and the history file is not/)
    expect(theirs('import', other, history)).toMatchObject({ documents: 1, agreements: [{ id, isNew: true }] })
    expect(theirs('import-history', other, history)).toMatchObject({ records: 0 })
    expect(theirs('merge', other, archive, '--other-passphrase-file', secret)).toMatchObject({ documents: 0 })
    expect(bare('import', other, history, history, '--passphrase-file', later)).toMatchObject(failsWith('usage'))
  })

  it('backup, restore beside it and in its place, and rescue', () => {
    backup = (json('backup', archive) as { path: string }).path
    expect(json('restore', backup, '--against', archive)).toMatchObject({ newer: [], agreements: [{}] })
    const to = join(home, 'restored.counterpart')
    expect(json('restore', backup, '--to', to)).toEqual({ path: to, aside: null })
    expect(json('list', to)).toMatchObject({ agreements: [{ id }] })
    expect(json('restore', backup, '--to', archive, '--put-aside')).toMatchObject({ path: archive })
    const broken = file('broken.counterpart', readFileSync(archive))
    const rescued = join(home, 'rescued.counterpart')
    expect(json('rescue', broken, '--to', rescued)).toMatchObject({ lostRecords: [], lostDocuments: [], agreements: 1 })
    expect(json('list', rescued)).toMatchObject({ agreements: [{ id }] })
  })

  it('rekey: a backup from before keeps its passphrase, and is compared and restored all the same', () => {
    expect(json('rekey', archive, '--new-passphrase-file', later)).toEqual({ encrypted: true, readable: [] })
    expect(unlocked('list', archive)).toMatchObject(failsWith('wrong-passphrase'))
    const against = ['restore', backup, '--against', archive]
    expect(unlocked(...against)).toMatchObject(failsWith('needs-passphrase'))
    expect(json(...against, '--present-passphrase-file', later)).toMatchObject({ newer: [] })
    const inPlace = ['restore', backup, '--to', archive, '--put-aside', '--present-passphrase-file', later]
    expect(json(...inPlace)).toMatchObject({ path: archive })
    expect(json('list', archive)).toMatchObject({ agreements: [{ id }] })
  })

  it('purge of what was not deleted is refused', () => {
    expect(unlocked('purge', archive, id, '--reason', 'over')).toMatchObject({ code: 4 })
  })

  it('without a passphrase each of them asks for one, and takes it from a descriptor', () => {
    const to = join(home, 'never.counterpart')
    const commands = [
      ['open', archive],
      ['list', archive],
      ['import', archive, join(home, 'contract.docx')],
      ['export', archive, `${to}-history`],
      ['merge', archive, archive],
      ['verify', archive],
      ['rebuild', archive],
      ['search', archive, WORD],
      ['backup', archive, '--to', to],
      ['restore', backup],
      ['rescue', archive, '--to', to],
      ['rekey', archive, '--remove'],
      ['purge', archive, id, '--reason', 'over'],
      ['create', to, '--encrypt'],
    ]
    for (const args of commands) {
      const refused = bare(...args)
      expect({ args, ...refused }).toMatchObject(failsWith('needs-passphrase'))
      expect(refused.stderr).toContain('--passphrase-fd')
    }
    expect(existsSync(to) || existsSync(`${to}-history`)).toBe(false)
    for (const args of [
      ['open', archive],
      ['restore', backup],
      ['rescue', archive, '--to', to],
    ]) {
      const fd = openSync(secret, 'r')
      const ran = ranAs(entry, home, ['archive', ...args, '--passphrase-fd', '0'], fd)
      closeSync(fd)
      expect(ran).toMatchObject({ code: 0, stderr: '' })
    }
  })

  it('no file holds a word of it but what was given, and what was handed out in clear', () => {
    const handedOut = ['contract.docx', 'all.counterpart-history']
    const holding = readdirSync(home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !handedOut.includes(entry.name))
      .filter((entry) => {
        const bytes = readFileSync(join(entry.parentPath, entry.name))
        return [WORD, WORD.toLowerCase(), 'dumplings'].some((word) => bytes.includes(word))
      })
    // Where the passphrases themselves stand.
    expect(holding.map(({ name }) => name).sort()).toEqual(['later', 'secret'])
  })
}, 60_000)
