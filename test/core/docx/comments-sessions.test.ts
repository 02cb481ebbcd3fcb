import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState, type Transaction } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { checkPackage } from '../../../src/core/docx/check/check-package.ts'
import {
  addComment,
  deleteComment,
  replyToComment,
  setResolved,
  type Commenting,
} from '../../../src/core/docx/comments/commenting.ts'
import type { PackageSource } from '../../../src/core/docx/package.ts'
import {
  deleteTracked,
  insertTracked,
  splitTracked,
  NOBODY,
  settleUntracked,
  type Tracker,
} from '../../../src/core/revision/track.ts'
import { cell, documentOf, p, r, table } from './check-fixture.ts'
import { got, said, saved, start, textOfPart, threads } from './comments-fixture.ts'

/**
 * Whole sessions of editing and commenting on one document. Splits and pastes copy what they split and paste; whatever
 * they do, every thread stays attached, with its replies, and no paraId is there twice.
 */

const by = 'w:author="Bo" w:date="2024-01-31T12:00:00Z"'
const BODY =
  `<w:p w14:paraId="00000001">${r('The first clause says something.')}</w:p>` +
  `<w:p w14:paraId="00000002">${r('kept')}<w:del w:id="1" ${by}><w:r><w:delText>what is gone</w:delText></w:r></w:del><w:ins w:id="2" ${by}>${r('what came')}</w:ins></w:p>` +
  table(`<w:tr>${cell(p(r('left')))}${cell(`<w:p w14:paraId="00000003">${r('right')}</w:p>`)}</w:tr>`) +
  `<w:p w14:paraId="00000004"><w:hyperlink w:anchor="a">${r('a link')}</w:hyperlink></w:p>`

type Act = readonly [
  kind:
    | 'type'
    | 'split'
    | 'splitUntracked'
    | 'paste'
    | 'pasteUntracked'
    | 'delete'
    | 'add'
    | 'reply'
    | 'resolve'
    | 'drop'
    | 'save',
  a: number,
  b: number,
]

const act: fc.Arbitrary<Act> = fc.tuple(
  fc.constantFrom<Act[0]>(
    'type',
    'split',
    'split',
    'splitUntracked',
    'paste',
    'paste',
    'pasteUntracked',
    'delete',
    'add',
    'add',
    'reply',
    'reply',
    'resolve',
    'drop',
    'save',
  ),
  fc.nat(9999),
  fc.nat(9999),
)

class Session {
  state: Commenting
  /** What the threads are to be: text, done, replies. */
  model = new Map<string, { text: string; done: boolean; replies: Map<string, string> }>()
  #said = 0
  #revisions = 0

  constructor(source: PackageSource) {
    this.state = start(source)
  }

  get doc(): Node {
    return this.state.stories.find((s) => s.id === null)?.doc ?? this.state.reading.stories[0]!.doc
  }

  readonly #tracker: Tracker = {
    author: 'Ada Marlow',
    date: '2026-02-03T10:00:00Z',
    newId: () => `c${++this.#revisions}`,
  }
  readonly #nobody: Tracker = { ...this.#tracker, author: NOBODY }

  run([kind, a, b]: Act): void {
    const { doc } = this
    const at = (n: number): number => n % (doc.content.size + 1)
    const [from, to] = [at(a), at(b)].toSorted((x, y) => x - y) as [number, number]
    switch (kind) {
      case 'type':
        return this.#edit((tr) => insertTracked(tr, from, from, 'word', this.#tracker))
      case 'split':
        return this.#edit((tr) => splitTracked(tr, from, this.#tracker))
      case 'splitUntracked':
        return this.#edit((tr) => {
          splitTracked(tr, from, this.#nobody)
          settleUntracked(tr)
        })
      case 'paste':
        return this.#edit((tr) => insertTracked(tr, from, from, doc.slice(from, to), this.#tracker))
      case 'pasteUntracked':
        return this.#edit((tr) => {
          // Within a paragraph: where whole tables may be pasted is the editor's to know.
          const $at = doc.resolve(from)
          if (!$at.parent.isTextblock) return
          insertTracked(tr, $at.end(), $at.end(), doc.slice($at.start(), $at.end()), this.#nobody)
          settleUntracked(tr)
        })
      case 'delete':
        return this.#edit((tr) => deleteTracked(tr, from, to, this.#tracker))
      case 'save':
        this.state = start(saved(this.state))
        return
      default:
        return this.#comment(kind, a, { from, to })
    }
  }

  #edit(edit: (tr: Transaction) => unknown): void {
    const tr = EditorState.create({ doc: this.doc }).tr
    edit(tr)
    const { part } = this.state.reading.stories[0]!
    if (tr.docChanged) this.state = { ...this.state, stories: [{ part, id: null, doc: tr.doc }] }
  }

  #comment(kind: 'add' | 'reply' | 'resolve' | 'drop', n: number, range: { from: number; to: number }): void {
    const text = `remark ${++this.#said}`
    if (kind === 'add') {
      const { part } = this.state.reading.stories[0]!
      const added = addComment(this.state, { part, storyId: null, ...range }, said(text, { paraId: '00000002' }))
      if (!added.ok) return
      this.state = added.value.state
      this.model.set(added.value.id, { text, done: false, replies: new Map() })
      return
    }
    const id = [...this.model.keys()][n % Math.max(1, this.model.size)]
    if (id === undefined) return
    const thread = this.model.get(id)!
    if (kind === 'reply') {
      const added = got(replyToComment(this.state, id, said(text, { paraId: '00000002' })))
      this.state = added.state
      thread.replies.set(added.id, text)
    } else if (kind === 'resolve') {
      thread.done = !thread.done
      this.state = got(setResolved(this.state, id, thread.done))
    } else {
      const reply = [...thread.replies.keys()].at(-1)
      this.state = got(deleteComment(this.state, reply ?? id))
      if (reply === undefined) this.model.delete(id)
      else thread.replies.delete(reply)
    }
  }
}

/** Findings about anything else are the editor's, and its own tests'. */
const OF_COMMENTS = /^(comment|para-id|part|content|relationship)/

describe('sessions of editing and commenting', () => {
  it('keep threads attached and paraIds unique', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 20 }), (acts) => {
        const session = new Session(documentOf(BODY))
        for (const each of acts) session.run(each)
        const source = saved(session.state)
        expect(checkPackage(source).filter((f) => OF_COMMENTS.test(f.rule))).toEqual([])
        const found = threads(source)
        const expected = [...session.model].map(([id, { text, done, replies }]) => [id, text, done, [...replies]])
        expect(found.map((t) => [t.id, t.text, t.done, t.replies.map((reply) => [reply.id, reply.text])])).toEqual(
          expected,
        )
        for (const t of found.flatMap((t) => [t, ...t.replies])) expect(t.anchor).not.toBeNull()
        const references = textOfPart(source, 'word/document.xml').match(/commentReference w:id="\d+"/g) ?? []
        expect(new Set(references).size).toBe(references.length)
        const paraIds = source.names().flatMap((name) => textOfPart(source, name).match(/w14:paraId="\w+"/g) ?? [])
        expect(new Set(paraIds).size).toBe(paraIds.length)
      }),
      { numRuns: 200, seed: 20260203 },
    )
  })
})
