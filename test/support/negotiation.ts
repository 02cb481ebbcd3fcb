import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { EditorState } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { grouped } from '../../src/core/document/groups.ts'
import { schema } from '../../src/core/document/schema.ts'
import type { Result } from '../../src/core/result.ts'
import { deleteTracked, firstFreeId, insertTracked, type Tracker } from '../../src/core/revision/track.ts'
import { changeAgreement } from '../../src/main/app/agreement-life.ts'
import { importAgreement } from '../../src/main/app/agreements.ts'
import { closeArchive, createArchive } from '../../src/main/app/archives.ts'
import { addComment, changeComment } from '../../src/main/app/comments.ts'
import { bodyDoc, openDocument } from '../../src/main/app/documents.ts'
import { appendSteps, checkpoint, liveDraft } from '../../src/main/app/drafts.ts'
import { receiveReturn } from '../../src/main/app/rounds.ts'
import { sendRound } from '../../src/main/app/sending.ts'
import type { Session } from '../../src/main/app/session.ts'
import { testSession } from './session.ts'

const samples = resolve(import.meta.dirname, '../../resources/samples')
export const NDA = join(samples, 'mutual-nda.docx')

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`)
  return result.value
}

/** A draft edited as a window edits it: its document here, its steps in the journal. */
export class Drafting {
  readonly #session: Session
  readonly agreement: string
  readonly base: string
  readonly #author: string
  version: number
  doc: Node

  constructor(session: Session, agreement: string, base: string, version: number, doc: Node) {
    this.#session = session
    this.#author = session.deps.profile().name
    this.agreement = agreement
    this.base = base
    this.version = version
    this.doc = doc
  }

  /** Begins on a draft that has not been edited yet: its document is the file's. */
  static async onFile(session: Session, agreement: string, path: string): Promise<Drafting> {
    const { base, version } = valueOf(await liveDraft(session, agreement))
    return new Drafting(session, agreement, base, version, grouped(bodyDoc(valueOf(openDocument(readFileSync(path))))))
  }

  /** Replaces or deletes some words of every `stride`th longer paragraph, tracked; each paragraph is a request of its own. */
  async edit(stride: number, words: string): Promise<void> {
    for (const [i, at] of this.places(stride).entries()) {
      const { tr } = EditorState.create({ doc: this.doc })
      if (i % 2 === 0) insertTracked(tr, at + 3, at + 9, words, this.#tracker())
      else deleteTracked(tr, at + 5, at + 20, this.#tracker())
      const steps = tr.steps.map((step) => JSON.parse(JSON.stringify(step)) as unknown)
      const { agreement, base, version } = this
      this.version = valueOf(await appendSteps(this.#session, { agreement, base, version, steps })).version
      this.doc = tr.doc
    }
  }

  /** From the end, so that earlier places stay where they are. */
  places(stride: number): number[] {
    const found: number[] = []
    this.doc.descendants((node, pos) => {
      if (node.type === schema.nodes.paragraph && node.textContent.length > 60) found.push(pos + 1)
      return node.type !== schema.nodes.paragraph
    })
    return found.filter((_, n) => n % stride === 0).reverse()
  }

  #tracker(): Tracker {
    let id = firstFreeId(this.doc)
    return { author: this.#author, date: '2026-11-22T09:00:00Z', newId: () => `c${id++}` }
  }
}

/**
 * Fills an archive with a negotiation under way: one agreement with our round, their return and a draft that was folded
 * once and edited since, with an internal thread on it; another as it was imported, renamed since. Answers their ids.
 */
export async function negotiate(session: Session): Promise<{ nda: string; other: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-negotiation-'))
  try {
    const nda = valueOf(
      await importAgreement(session, { source: { path: NDA }, counterparty: 'Calder', paper: 'ours' }),
    )
    const first = await Drafting.onFile(session, nda.id, NDA)
    await first.edit(6, 'OURS')
    const sent = join(folder, 'round-1.docx')
    valueOf(await sendRound(session, { agreement: nda.id, redlinePath: sent, cleanPath: null }))
    const back = await answered(sent, folder)
    valueOf(await receiveReturn(session, { agreement: nda.id, source: { path: back } }))

    const second = await Drafting.onFile(session, nda.id, back)
    await second.edit(9, 'AGAIN')
    await checkpoint(session, valueOf(await liveDraft(session, nda.id)))
    await second.edit(11, 'ONCE MORE')
    await discuss(session, second)

    const other = valueOf(
      await importAgreement(session, { source: { path: NDA }, counterparty: 'Finch', paper: 'theirs' }),
    )
    const fields = { title: 'Renamed', counterparty: 'Finch & Co', paper: 'ours' } as const
    valueOf(changeAgreement(session, { id: other.id, fields }))
    return { nda: nda.id, other: other.id }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What the counterparty makes of our round, with the same app and under their name. */
async function answered(sent: string, folder: string): Promise<string> {
  const theirs = testSession(folder, { name: 'Bo Calder', initials: 'BC', organisation: 'Calder' })
  valueOf(createArchive(theirs, join(folder, 'theirs.counterpart')))
  const { id } = valueOf(await importAgreement(theirs, { source: { path: sent }, counterparty: 'Us', paper: 'theirs' }))
  await (await Drafting.onFile(theirs, id, sent)).edit(8, 'THEIRS')
  const back = join(folder, 'back.docx')
  valueOf(await sendRound(theirs, { agreement: id, redlinePath: back, cleanPath: null }))
  closeArchive(theirs)
  return back
}

async function discuss(session: Session, drafting: Drafting): Promise<void> {
  const { agreement, version } = drafting
  const [at = 0] = drafting.places(5)
  const on = { place: { version, from: at + 2, to: at + 12 } }
  const thread = valueOf(await addComment(session, { agreement, text: 'Is this our position?', on })).id
  valueOf(await addComment(session, { agreement, text: 'It is.', on: { thread } }))
  valueOf(changeComment(session, { agreement, comment: thread, fields: { resolved: true } }))
}
