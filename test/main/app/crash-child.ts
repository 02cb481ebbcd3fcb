// Run by crash.test.ts until it is killed: uses an archive as the window does (imports, edits, decides, comments, folds,
// seals, receives) at random, and prints a line of JSON before each thing it does and one after it was acknowledged.
import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { EditorState, type Transaction } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { schema } from '../../../src/core/document/schema.ts'
import { packDocument, unpackDocument } from '../../../src/core/document/wire.ts'
import { applyDecision } from '../../../src/core/revision/apply-decision.ts'
import { deleteTracked, firstFreeId, insertTracked, splitTracked } from '../../../src/core/revision/track.ts'
import { changeAgreement } from '../../../src/main/app/agreement-life.ts'
import { getAgreement, importAgreement, listAgreements } from '../../../src/main/app/agreements.ts'
import { openArchive } from '../../../src/main/app/archives.ts'
import { addComment, changeComment, internalComments } from '../../../src/main/app/comments.ts'
import { appendSteps, checkpoint, liveDraft } from '../../../src/main/app/drafts.ts'
import { receiveReturn } from '../../../src/main/app/rounds.ts'
import { sendRound } from '../../../src/main/app/sending.ts'
import type { Session } from '../../../src/main/app/session.ts'
import { all } from '../../../src/main/archive/handle.ts'
import { smallContract } from '../../support/small-contract.ts'
import { testSession } from '../../support/session.ts'
import { Random } from '../../../tools/fuzz/random.ts'
import type { Line } from './crash.test.ts'

const [home = '', seed = '0', turn = '0'] = process.argv.slice(2)
const random = new Random(Number(seed), Number(turn))
const session: Session = testSession(home)

function say(line: Line): void {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

function valueOf<T>(result: { ok: true; value: T } | { ok: false; error: { kind: string; message: string } }): T {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`)
  return result.value
}

let lastSeq = 0

/** The records that came since: what the archive has answered for by now. */
function acknowledge(): void {
  const rows = all<{ seq: number; hash: string }>(
    session.archive!.read,
    'SELECT seq, hash FROM record WHERE seq > ? ORDER BY seq',
    lastSeq,
  )
  lastSeq = rows.at(-1)?.seq ?? lastSeq
  say({ what: 'records', hashes: rows.map(({ hash }) => hash) })
}

async function documentOf(agreement: string): Promise<Node> {
  const draft = valueOf(await liveDraft(session, agreement))
  return unpackDocument(valueOf(await session.deps.work.draftState(draft.key)).doc)
}

/** Says what the draft will be, has it written, and says that it was. */
async function append(agreement: string, change: (tr: Transaction, newId: () => string) => void): Promise<void> {
  const doc = await documentOf(agreement)
  const { tr } = EditorState.create({ doc })
  let id = firstFreeId(doc)
  change(tr, () => `c${id++}`)
  if (tr.steps.length === 0) return
  const { base, version } = valueOf(await liveDraft(session, agreement))
  const state = { agreement, base, version: version + tr.steps.length, doc: sha256(packDocument(tr.doc)) }
  say({ what: 'will', ...state })
  const steps = tr.steps.map((step) => JSON.parse(JSON.stringify(step)) as unknown)
  valueOf(await appendSteps(session, { agreement, base, version, steps }))
  say({ what: 'draft', ...state })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Type, delete or press Enter somewhere. */
async function edit(agreement: string): Promise<void> {
  await append(agreement, (tr, newId) => {
    const tracker = { author: 'Ada Marlow', date: '2026-11-22T09:00:00Z', newId }
    const places: { pos: number; size: number }[] = []
    tr.doc.descendants((node, pos) => {
      if (node.type === schema.nodes.paragraph && node.content.size > 8) places.push({ pos, size: node.content.size })
      return node.type !== schema.nodes.paragraph
    })
    const { pos, size } = places[random.below(places.length)]!
    const from = pos + 1 + random.below(size - 4)
    const to = from + 1 + random.below(3)
    if (random.below(6) === 0) splitTracked(tr, from, tracker)
    else if (random.below(2) === 0) deleteTracked(tr, from, to, tracker)
    else insertTracked(tr, from, to, `word ${random.below(1000)} `, tracker)
  })
}

async function decide(agreement: string): Promise<void> {
  await append(agreement, (tr) => {
    applyDecision(tr, random.below(2) === 0 ? 'accept' : 'reject')
  })
}

async function comment(agreement: string): Promise<void> {
  const known = valueOf(internalComments(session, agreement))
  const first = known.find((c) => c.thread === null)
  if (first === undefined || random.below(3) === 0) {
    const { version } = valueOf(await liveDraft(session, agreement))
    const place = { version, from: 3, to: 6 }
    valueOf(await addComment(session, { agreement, text: `thought ${random.below(1000)}`, on: { place } }))
  } else if (random.below(2) === 0) {
    valueOf(await addComment(session, { agreement, text: 'an answer', on: { thread: first.id } }))
  } else {
    const fields = { resolved: !first.resolved }
    valueOf(changeComment(session, { agreement, comment: first.id, fields }))
  }
  acknowledge()
}

async function fold(agreement: string): Promise<void> {
  await checkpoint(session, valueOf(await liveDraft(session, agreement)))
}

async function send(agreement: string): Promise<void> {
  const redlinePath = join(home, 'redline.docx')
  say({ what: 'will-close', agreement })
  const { document } = valueOf(await sendRound(session, { agreement, redlinePath, cleanPath: null }))
  say({ what: 'closed', agreement, document })
  acknowledge()
}

async function receive(agreement: string): Promise<void> {
  const bytes = smallContract(`answer ${random.uint32()}`)
  say({ what: 'will-open', agreement })
  valueOf(await receiveReturn(session, { agreement, source: { name: 'back.docx', bytes } }))
  await begun(agreement)
}

async function take(): Promise<void> {
  const source = { name: 'contract.docx', bytes: smallContract(`contract ${random.uint32()}`) }
  const { id } = valueOf(await importAgreement(session, { source, counterparty: 'Calder', paper: 'theirs' }))
  await begun(id)
}

async function begun(agreement: string): Promise<void> {
  const { base } = valueOf(await liveDraft(session, agreement))
  const doc = sha256(packDocument(await documentOf(agreement)))
  say({ what: 'draft', agreement, base, version: 0, doc })
  acknowledge()
}

function rename(agreement: string): void {
  const fields = { title: `Title ${random.below(1000)}`, counterparty: 'Calder', paper: 'ours' as const }
  valueOf(changeAgreement(session, { id: agreement, fields }))
  acknowledge()
}

async function act(): Promise<void> {
  const agreements = valueOf(listAgreements(session))
  if (agreements.length < 2) return take()
  const { id } = agreements[random.below(agreements.length)]!
  if (!valueOf(getAgreement(session, id)).hasDraft) return receive(id)
  const dice = random.below(20)
  if (dice < 9) await edit(id)
  else if (dice < 11) await decide(id)
  else if (dice < 13) await comment(id)
  else if (dice < 15) await fold(id)
  else if (dice < 16) rename(id)
  else if (dice < 19 || agreements.length > 5) await send(id)
  else await take()
}

// Loaded, it waits to be told to begin: loading takes longer than the life that follows.
process.stdin.once('data', () => {
  say({ what: 'opening' })
  valueOf(openArchive(session, join(home, 'crash.counterpart')))
  lastSeq = all<{ seq: number }>(session.archive!.read, 'SELECT max(seq) AS seq FROM record')[0]!.seq
  say({ what: 'open' })
  const live = async (): Promise<void> => {
    for (;;) await act()
  }
  live().catch((e: unknown) => {
    process.stderr.write(`${String(e)}\n`)
    process.exit(1)
  })
})
say({ what: 'ready' })
