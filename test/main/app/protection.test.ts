import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EditorState } from 'prosemirror-state'
import { beforeEach, describe, expect, it } from 'vitest'
import { firstOf, type Projection } from '../../../src/core/api/projection.ts'
import { stepJson } from '../../../src/core/document/step-json.ts'
import { anchor } from '../../support/build.ts'
import { counterpart, scratch } from '../../support/cli.ts'
import { protectedSample } from '../../support/protected.ts'
import { testSession } from '../../support/session.ts'
import { importAgreement } from '../../../src/main/app/agreements.ts'
import { createArchive } from '../../../src/main/app/archives.ts'
import { appendSteps, untrackedInDraft } from '../../../src/main/app/drafts.ts'
import { draftProjection } from '../../../src/main/app/projections.ts'
import type { Session } from '../../../src/main/app/session.ts'
import { createTracking } from '../../../src/renderer/features/document/editor/tracking.ts'

let folder: string
let session: Session

function value<T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

beforeEach(() => {
  folder = scratch()
  session = testSession(folder)
  value(createArchive(session, join(folder, 'a.counterpart')))
})

interface Draft {
  readonly agreement: string
  readonly projection: Projection
  readonly state: EditorState
}

async function draftOf(edit: string, enforcement?: string): Promise<Draft> {
  const path = join(folder, 'protected.docx')
  writeFileSync(path, protectedSample(edit, enforcement))
  const { id } = value(await importAgreement(session, { source: { path }, counterparty: 'Northwind', paper: 'theirs' }))
  const projection = JSON.parse(new TextDecoder().decode(value(await draftProjection(session, id)))) as Projection
  return { agreement: id, projection, state: EditorState.create({ doc: firstOf(projection) }) }
}

function typed({ state, projection }: Draft, tracked: boolean): unknown[] {
  const tracking = createTracking(projection.firstFreeId, 'Ada Marlow')
  if (!tracked) tracking.toggle()
  const rewritten = tracking.rewrite(state.tr.insertText('Provided that ', 2), state)
  if (!rewritten.ok) throw new Error(rewritten.reason)
  return rewritten.tr.steps.map((step) => JSON.parse(JSON.stringify(stepJson(step))) as unknown)
}

const append = (draft: Draft, steps: unknown[]) =>
  appendSteps(session, {
    agreement: draft.agreement,
    base: draft.projection.base,
    version: draft.projection.version,
    steps,
  })

describe('a draft of a protected document', () => {
  it.each(['readOnly', 'comments', 'forms'])('that allows no change of the text (%s) takes none', async (edit) => {
    const draft = await draftOf(edit)
    expect(draft.projection.protection).toBe(edit)
    const refused = await append(draft, typed(draft, true))
    expect(refused).toMatchObject({ ok: false, error: { kind: 'protected' } })
    // Nothing was applied: what follows begins where the refused began, and a comment's place is no change of the text.
    const place = draft.state.tr.insert(2, anchor('commentRangeStart', '99'))
    expect(
      await append(
        draft,
        place.steps.map((step) => stepJson(step)),
      ),
    ).toMatchObject({ ok: true })
  })
  it('that allows tracked changes takes them, and says so', async () => {
    const draft = await draftOf('trackedChanges')
    expect(draft.projection.protection).toBe('trackedChanges')
    expect(await append(draft, typed(draft, true))).toMatchObject({ ok: true })
  })
  it('whose protection is not enforced is free', async () => {
    const draft = await draftOf('readOnly', '0')
    expect(draft.projection.protection).toBeNull()
    expect(await append(draft, typed(draft, true))).toMatchObject({ ok: true })
  })
})

describe('what a draft changed without tracking', () => {
  it('is nothing at first, nor after tracked edits', async () => {
    const draft = await draftOf('none')
    expect(value(await untrackedInDraft(session, draft.agreement))).toEqual([])
    value(await append(draft, typed(draft, true)))
    expect(value(await untrackedInDraft(session, draft.agreement))).toEqual([])
  })
  it('is listed, and still is when the draft is opened again', async () => {
    const draft = await draftOf('none')
    value(await append(draft, typed(draft, false)))
    const expected = [expect.objectContaining({ kind: 'insertion', old: '', now: 'Provided that ', pos: 2 })]
    expect(value(await untrackedInDraft(session, draft.agreement))).toEqual(expected)
    session.drafts.clear()
    expect(value(await untrackedInDraft(session, draft.agreement))).toEqual(expected)
  })
})

describe('the command line', () => {
  it('decides nothing in a document that allows no change', () => {
    const path = join(folder, 'in.docx')
    writeFileSync(path, protectedSample('readOnly'))
    const ran = counterpart(folder, 'accept', path, join(folder, 'out.docx'))
    expect(ran.code).toBe(4)
    expect(ran.stderr).toMatch(/^counterpart: protected: .*no changes/)
  })
})
