import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { getAgreement, listAgreements } from '../../../src/main/app/agreements.ts'
import { closeArchive, createArchive, openArchive } from '../../../src/main/app/archives.ts'
import { liveDraft } from '../../../src/main/app/drafts.ts'
import type { Session } from '../../../src/main/app/session.ts'
import { getBlob } from '../../../src/main/archive/blobs.ts'
import { all, get, inTransaction, type ReadDb } from '../../../src/main/archive/handle.ts'
import { rebuildProjections } from '../../../src/main/archive/projections.ts'
import { verifyRecords } from '../../../src/main/archive/verify.ts'
import { ok } from '../../../src/core/result.ts'
import { valueOf } from '../../support/negotiation.ts'
import { bundled } from '../../support/bundled.ts'
import { testSession } from '../../support/session.ts'
import { Random } from '../../../tools/fuzz/random.ts'
import { projections } from '../archive/support.ts'
import type { DraftState, Line } from './crash.test.ts'

/**
 * A child is killed some moment after it has said so many lines: counted, and not timed, so that a busy machine's children
 * get as far as those of an idle one.
 */
const MOST_LINES = 24
const LONGEST_MOMENT_MS = 6
/** Loading takes longer than living: so many wait, loaded. */
const WAITING = 2

interface Child {
  readonly process: ChildProcess
  readonly lines: Line[]
  readonly closed: Promise<unknown>
  /** Resolves once it has said so many lines. */
  readonly said: (count: number) => Promise<void>
}

/** What must be found in an agreement: exactly `draft`, or what was under way when it was killed. */
interface Expected {
  draft: DraftState | null
  underWay: Line | null
}

export class Crashes {
  readonly #random: Random
  readonly #seed: number
  readonly count = { acknowledged: 0, records: 0, inOpening: 0, unacknowledged: 0 }
  #home = ''
  #script = ''
  #turn = 0
  #waiting: Child[] = []
  #expected = new Map<string, Expected>()
  #hashes = new Set<string>()

  constructor(seed: number) {
    this.#seed = seed
    this.#random = new Random(seed, 0)
  }

  async newArchive(): Promise<void> {
    this.stop()
    this.#home = mkdtempSync(join(tmpdir(), 'counterpart-crash-'))
    this.#script ||= await childScript()
    const session = testSession(this.#home)
    valueOf(createArchive(session, this.#archive))
    closeArchive(session)
    this.#expected = new Map()
    this.#hashes = new Set()
    this.#fill()
  }

  stop(): void {
    for (const { process } of this.#waiting) process.kill('SIGKILL')
    this.#waiting = []
    if (this.#home !== '') rmSync(this.#home, { recursive: true, force: true, maxRetries: 5 })
    this.#home = ''
  }

  /** Lets a child live for a while, kills it, and looks at what it left. */
  async once(): Promise<void> {
    const child = this.#waiting.shift()!
    this.#fill()
    await Promise.race([child.said(1), child.closed])
    // Two lines are of the opening.
    const lines = 1 + this.#random.below(MOST_LINES)
    const moment = this.#random.below(LONGEST_MOMENT_MS * 1000) / 1000
    child.process.stdin?.write('go\n')
    await Promise.race([child.said(lines), child.closed])
    await new Promise((done) => setTimeout(done, moment))
    child.process.kill('SIGKILL')
    await child.closed
    expect(child.process.signalCode, 'a child ended by itself').toBe('SIGKILL')
    this.#note(child.lines)
    await this.#check()
  }

  get #archive(): string {
    return join(this.#home, 'crash.counterpart')
  }

  #fill(): void {
    while (this.#waiting.length < WAITING) {
      this.#turn += 1
      this.#waiting.push(started(this.#script, [this.#home, String(this.#seed), String(this.#turn)]))
    }
  }

  #note(lines: readonly Line[]): void {
    if (!lines.some(({ what }) => what === 'open')) this.count.inOpening += 1
    for (const line of lines) {
      switch (line.what) {
        case 'ready':
        case 'opening':
        case 'open':
          continue
        case 'records':
          for (const hash of line.hashes) this.#hashes.add(hash)
          this.count.records += line.hashes.length
          break
        case 'will':
        case 'will-close':
        case 'will-open':
          this.#of(line.agreement).underWay = line
          continue
        case 'draft':
          this.#expected.set(line.agreement, { draft: line, underWay: null })
          break
        case 'closed':
          this.#expected.set(line.agreement, { draft: null, underWay: null })
          break
      }
      this.count.acknowledged += 1
    }
  }

  #of(agreement: string): Expected {
    const known = this.#expected.get(agreement)
    if (known === undefined) throw new Error('the child changes what it never said it has')
    return known
  }

  /** Opens the archive as the app would after a crash. */
  async #check(): Promise<void> {
    const session = testSession(this.#home)
    expect(valueOf(openArchive(session, this.#archive)).readOnly).toBe(false)
    const { read } = session.archive!
    expect(get(read, 'PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' })
    expect(get(read, 'PRAGMA foreign_key_check')).toBeUndefined()
    expect(verifyRecords(read)).toMatchObject({ bad: [], missing: 0 })
    for (const { hash } of all<{ hash: string }>(read, 'SELECT hash FROM blob'))
      expect(getBlob(read, hash).ok).toBe(true)
    const found = new Set(all<{ hash: string }>(read, 'SELECT hash FROM record').map(({ hash }) => hash))
    expect([...this.#hashes].filter((hash) => !found.has(hash))).toEqual([])
    checkProjections(session, read)
    await this.#checkDrafts(session)
    closeArchive(session)
  }

  async #checkDrafts(session: Session): Promise<void> {
    const ids = valueOf(listAgreements(session)).map(({ id }) => id)
    for (const [id] of this.#expected) expect(ids).toContain(id)
    for (const id of ids) {
      const found = await draftIn(session, id)
      // What was imported and not acknowledged may be there: then it is whole.
      const known = this.#expected.get(id)
      if (known !== undefined) this.#compare(known, found)
      this.#expected.set(id, { draft: found, underWay: null })
    }
  }

  #compare({ draft, underWay }: Expected, found: DraftState | null): void {
    if (JSON.stringify(plain(found)) === JSON.stringify(plain(draft))) return
    this.count.unacknowledged += 1
    switch (underWay?.what) {
      case 'will':
        return expect(plain(found)).toEqual(plain(underWay))
      case 'will-close':
        return expect(found).toBeNull()
      case 'will-open':
        return expect(found?.version).toBe(0)
      default:
        throw new Error(`${JSON.stringify(found)} instead of ${JSON.stringify(draft)}`)
    }
  }
}

function plain(state: DraftState | null): unknown {
  return state && [state.base, state.version, state.doc]
}

async function draftIn(session: Session, agreement: string): Promise<DraftState | null> {
  if (!valueOf(getAgreement(session, agreement)).hasDraft) return null
  const { key, base, version } = valueOf(await liveDraft(session, agreement))
  const { doc } = valueOf(await session.deps.work.draftState(key))
  return { agreement, base, version, doc: createHash('sha256').update(doc).digest('hex') }
}

function checkProjections(session: Session, read: ReadDb): void {
  const { archive } = session
  if (archive === null || archive.readOnly) throw new Error('the archive is read-only')
  const lists = projections(read)
  const rebuilt = inTransaction(archive.write, () => ok(rebuildProjections(archive.write)))
  expect(rebuilt.ok).toBe(true)
  expect(projections(read)).toEqual(lists)
}

/** One file, which loads several times faster than some hundred sources. */
async function childScript(): Promise<string> {
  const script = await bundled(join(import.meta.dirname, 'crash-child.ts'))
  // Once to its end, for the compiled code is only kept by a process that ends by itself.
  spawnSync(process.execPath, [script], { stdio: 'ignore', env: environment(script) })
  return script
}

function environment(script: string): NodeJS.ProcessEnv {
  return { ...process.env, NODE_COMPILE_CACHE: join(script, '..', 'cache') }
}

function started(script: string, args: readonly string[]): Child {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: environment(script),
  })
  const lines: Line[] = []
  let rest = ''
  let heard = (): void => {}
  const said = async (count: number): Promise<void> => {
    while (lines.length < count) {
      await new Promise<void>((done) => {
        heard = done
      })
    }
  }
  // It may be killed before it reads.
  child.stdin.on('error', () => {})
  child.stdout.on('data', (data: Buffer) => {
    const whole = (rest + data.toString()).split('\n')
    // A line that was cut off was not said.
    rest = whole.pop() ?? ''
    lines.push(...whole.map((line) => JSON.parse(line) as Line))
    heard()
  })
  return { process: child, lines, closed: once(child, 'close'), said }
}
