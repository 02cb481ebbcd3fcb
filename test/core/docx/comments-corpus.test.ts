import validate from '@ooxml-tools/validate'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { checkPackage } from '../../../src/core/docx/check/check-package.ts'
import {
  addComment,
  commenting,
  deleteComment,
  editComment,
  replyToComment,
  setResolved,
  writeCommenting,
  type Commenting,
} from '../../../src/core/docx/comments/commenting.ts'
import { readComments } from '../../../src/core/docx/comments/read-comments.ts'
import { paragraphTexts } from '../../../src/core/document/text.ts'
import { revisionLines } from '../../../src/main/app/document-views.ts'
import { openDocument, type OpenDocument } from '../../../src/main/app/documents.ts'
import { writeContainer } from '../../../src/main/engine/container/write-container.ts'
import { corpusBytes, corpusFiles, hasCorpus, NO_CORPUS } from '../../support/corpus.ts'
import { counts } from './check-fixture.ts'
import { got, said, textOfPart } from './comments-fixture.ts'

const open = (bytes: Uint8Array): OpenDocument => got(openDocument(bytes))
const partNamed = (file: OpenDocument, name: string): string =>
  textOfPart(
    file.container,
    file.container.names().find((n) => n.toLowerCase() === `word/${name}.xml`.toLowerCase()) ?? '',
  )

function save(document: OpenDocument, state: Commenting): Uint8Array {
  return writeContainer(document.container, got(writeCommenting(state)))
}

const textOf = (document: OpenDocument): string[] =>
  document.reading.stories
    .filter((s) => s.name !== 'comment')
    .flatMap(({ doc }) => paragraphTexts(doc, 'marked').map((p) => p.text))

/** What stands in a story but for what a fresh writing may give anew: ordinals and numbers of revisions and wrappers. */
function content(doc: Node): unknown {
  return JSON.parse(
    JSON.stringify(doc.toJSON()),
    function (this: { type?: string; kind?: string }, key, value: unknown) {
      return ['src', 'key'].includes(key) || (key === 'id' && this.kind === undefined) ? undefined : value
    },
  )
}

async function errorsOf(bytes: Uint8Array): Promise<Record<string, number>> {
  const errors: Record<string, number> = {}
  for (const { id, description, path } of await validate(new Uint8Array(bytes), 'docx')) {
    const key = `${path.partUri}: ${id}: ${description}`
    errors[key] = (errors[key] ?? 0) + 1
  }
  return errors
}

function more(before: Record<string, number>, after: Record<string, number>): [string, number][] {
  return Object.entries(after).filter(([key, count]) => count > (before[key] ?? 0))
}

/** Some text of the body that a comment can be about: from the middle of one paragraph into the middle of another. */
function somePlace(document: OpenDocument): { part: string; storyId: null; from: number; to: number } {
  const { doc, part } = document.reading.stories[0]!
  const middles: number[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock) middles.push(pos + 1 + (node.content.size >> 1))
    return !node.isTextblock
  })
  const from = middles[middles.length >> 1] ?? 1
  return { part, storyId: null, from, to: middles[(middles.length >> 1) + 1] ?? from }
}

/** Every revision but for its number; a change of formatting stands once on each run, and runs are split at anchors. */
const withoutIds = (document: OpenDocument): unknown[] =>
  revisionLines(document).flatMap((line) => (line.kind === 'formatting' ? [] : [{ ...line, id: '' }]))
const byText = (a: string | undefined, b: string | undefined): number => ((a ?? '') < (b ?? '') ? -1 : 1)

const ALL = corpusFiles('contracts', 'tracked')
const COMMENTED = ALL.filter((file) => open(corpusBytes(file)).reading.parts.some((p) => p.kind === 'comments'))

/** The validator takes seconds on a long contract: of those without comments it sees some short ones. */
const VALIDATED = new Set([
  'contracts/bonterms-mutual-nda.docx',
  'contracts/oa-founder-stock-repurchase.docx',
  'tracked/RP011-Multiple-Deleted-Rows.docx',
  'tracked/RP047-Inserted-and-Deleted-Paragraph-Mark.docx',
  'tracked/WC066-textbox-tracked.docx',
  'tracked/docxodus-DD001-xref-footnotes.docx',
  'tracked/poi-delins.docx',
])

describe.runIf(hasCorpus)('comments of real files', () => {
  for (const file of COMMENTED) {
    it(`${file} reads as a plain walk over its XML counts`, () => {
      const document = open(corpusBytes(file))
      const { value, messages } = readComments(document.reading)
      const all = value.flatMap((t) => [t, ...t.replies])
      const xml = partNamed(document, 'comments')
      const tags = xml.match(/<w:comment\s[^>]*>/g)!
      expect(all.map((c) => c.id).toSorted(byText)).toEqual(
        tags.map((t) => /w:id="(\d+)"/.exec(t)![1]).toSorted(byText),
      )
      expect(all.map((c) => c.initials).toSorted(byText)).toEqual(
        tags.map((t) => /w:initials="([^"]*)"/.exec(t)![1]).toSorted(byText),
      )
      const extended = partNamed(document, 'commentsExtended')
      expect(value.flatMap((t) => t.replies)).toHaveLength(extended.match(/paraIdParent=/g)?.length ?? 0)
      expect(all.filter((c) => c.done)).toHaveLength(extended.match(/w15:done="1"/g)?.length ?? 0)
      expect(all.filter((c) => c.durableId !== null)).toHaveLength(
        partNamed(document, 'commentsIds').match(/durableId=/g)?.length ?? 0,
      )
      expect(all.filter((c) => c.utc !== null)).toHaveLength(
        partNamed(document, 'commentsExtensible').match(/dateUtc=/g)?.length ?? 0,
      )
      const letters = (text: string): string => text.replace(/\s/g, '')
      const walked = Array.from(xml.matchAll(/<w:(?:t|delText)(?: [^>]*)?>([^<]*)</g), (m) =>
        m[1]!.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'),
      )
      const byId = tags.map((t) => all.find((c) => c.id === /w:id="(\d+)"/.exec(t)![1])!)
      expect(letters(byId.map((c) => c.text).join(''))).toBe(letters(walked.join('')))
      expect(all.every((c) => c.anchor !== null)).toBe(true)
      expect(messages).toEqual([])
    })
  }

  it('knows what is said about which words, by whom', () => {
    const { reading } = open(corpusBytes('tracked/adeu-comments_threads.docx'))
    const lines = readComments(reading).value.map((t) => [
      t.author,
      t.anchor!.paragraph,
      t.anchor!.text,
      t.replies.length,
    ])
    expect(lines).toEqual([
      ['Sarah Chen', 0, 'confer in good faith', 1],
      ['Sarah Chen', 1, 'within thirty days', 1],
      ['Sarah Chen', 2, 'reasonable cost', 0],
    ])
    const [resolved, other] = readComments(open(corpusBytes('tracked/adeu-dirty_sample-resolved.docx')).reading).value
    expect(resolved).toMatchObject({ done: true, utc: '2026-04-18T18:02:00Z', person: { provider: 'AD' } })
    // The blank is deleted.
    expect(other!.anchor!.text).toBe('some ')
  })
})

describe.runIf(hasCorpus)('comments written into real files', () => {
  for (const file of ALL) {
    it(`${file} takes a thread through its life and lets it go again`, async () => {
      const bytes = corpusBytes(file)
      const copy = new Uint8Array(bytes)
      const document = open(bytes)
      const old = readComments(document.reading).value
      const findings = counts(checkPackage(document.container))
      const validated = VALIDATED.has(file)
      const errors = validated ? await errorsOf(bytes) : {}
      const lawful = async (state: Commenting): Promise<OpenDocument> => {
        const saved = save(document, state)
        expect(Buffer.compare(save(document, state), saved)).toBe(0)
        const after = open(saved)
        expect(more(findings, counts(checkPackage(after.container)))).toEqual([])
        if (validated) expect(more(errors, await errorsOf(saved))).toEqual([])
        expect(withoutIds(after)).toEqual(withoutIds(document))
        return after
      }
      const added = got(addComment(commenting(document.reading), somePlace(document), said('is this\nright?')))
      const replied = got(replyToComment(added.state, added.id, said('yes', { author: 'Bo Winter', initials: 'BW' })))
      const done = got(editComment(got(setResolved(replied.state, added.id, true)), replied.id, ['indeed']))
      const after = readComments((await lawful(done)).reading).value
      const thread = after.find((t) => t.id === added.id)!
      expect(thread).toMatchObject({ done: true, text: 'is this\nright?', replies: [{ text: 'indeed', done: true }] })
      expect(thread.replies[0]!.anchor!.text).toBe(thread.anchor!.text)
      const others = after
        .filter((t) => t !== thread)
        .map((t) => [t.id, t.text, t.done, t.anchor?.text, t.replies.length])
      expect(others).toEqual(old.map((t) => [t.id, t.text, t.done, t.anchor?.text, t.replies.length]))

      const gone = open(save(document, got(deleteComment(done, added.id))))
      expect(textOf(gone)).toEqual(textOf(document))
      const stories = gone.reading.stories.filter((s) => s.name !== 'comment').map((s) => content(s.doc))
      expect(stories).toEqual(document.reading.stories.filter((s) => s.name !== 'comment').map((s) => content(s.doc)))
      expect(readComments(gone.reading).value.map((t) => t.id)).toEqual(old.map((t) => t.id))
      expect(more(findings, counts(checkPackage(gone.container)))).toEqual([])
      expect(Buffer.compare(bytes, copy)).toBe(0)
    })
  }

  for (const file of COMMENTED) {
    it(`${file} has each thread answered, turned and, in the end, deleted`, async () => {
      const bytes = corpusBytes(file)
      const document = open(bytes)
      const errors = await errorsOf(bytes)
      const findings = counts(checkPackage(document.container))
      let state = commenting(document.reading)
      const threads = readComments(document.reading).value
      for (const { id, done } of threads) {
        state = got(replyToComment(state, id, said(`to ${id}`))).state
        state = got(setResolved(state, id, !done))
      }
      const turned = save(document, state)
      const after = readComments(open(turned).reading).value
      expect(after.map((t) => [t.id, t.done, t.replies.length, t.replies.at(-1)!.text])).toEqual(
        threads.map((t) => [t.id, !t.done, t.replies.length + 1, `to ${t.id}`]),
      )
      expect(more(findings, counts(checkPackage(open(turned).container)))).toEqual([])
      expect(more(errors, await errorsOf(turned))).toEqual([])

      for (const { id } of threads) state = got(deleteComment(state, id))
      const bare = save(document, state)
      expect(readComments(open(bare).reading).value).toEqual([])
      for (const { text } of open(bare).reading.parts) expect(text).not.toMatch(/<w:comment(Range|Reference)/)
      expect(textOf(open(bare))).toEqual(textOf(document))
      expect(more(findings, counts(checkPackage(open(bare).container)))).toEqual([])
      expect(more(errors, await errorsOf(bare))).toEqual([])
    })
  }
})

if (!hasCorpus) it.skip(`comments of real files (${NO_CORPUS})`, () => {})
