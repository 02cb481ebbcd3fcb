import type { Node } from 'prosemirror-model'
import { schema } from '../../src/core/document/schema.ts'
import { checkPackage } from '../../src/core/docx/check/check-package.ts'
import { revisionLines, textLines, type TextView } from '../../src/main/app/document-views.ts'
import { decideStories, openDocument, saveDocument, type OpenDocument } from '../../src/main/app/documents.ts'

/** A promise that was broken on a file. Anything else that is thrown broke the promise never to throw. */
export class LawBroken extends Error {
  readonly law: string
  constructor(law: string, detail: string) {
    super(`${law}: ${detail}`)
    this.law = law
  }
}

/**
 * Everything that is promised of any bytes whatever. Throws LawBroken, or what the code under test threw.
 *
 * @returns 'opened', or the kind of the refusal
 */
export function exercise(bytes: Buffer): string {
  const before = Buffer.from(bytes)
  const opened = openDocument(bytes)
  if (!opened.ok) {
    holds('a refusal says what and what next', isPlain(opened.error.message), JSON.stringify(opened.error))
    return opened.error.kind
  }
  const document = opened.value
  for (const story of document.reading.stories) story.doc.check()
  holds('messages are plain lines', document.messages.every(isLine), JSON.stringify(document.messages))
  const final = texts(document, 'final')
  const original = texts(document, 'original')
  texts(document, 'markup')
  revisionLines(document)
  checkPackage(document.container)
  holds('unedited is identical', Buffer.compare(saveDocument(document, []), before) === 0, 'other bytes')
  rewritten(document)
  decided(document, 'accept', final)
  decided(document, 'reject', original)
  holds('the input is not changed', before.equals(bytes), 'other bytes')
  return 'opened'
}

function rewritten(document: OpenDocument): void {
  const bytes = saveDocument(document, [], { rewrite: true })
  holds('two writings are equal', Buffer.compare(bytes, saveDocument(document, [], { rewrite: true })) === 0, '')
  const after = reopen('rewrite', bytes)
  const was = document.reading.stories
  holds('rewrite keeps the stories', after.reading.stories.length === was.length, `${after.reading.stories.length}`)
  for (const [i, story] of was.entries()) {
    same('rewrite keeps the projection', content(after.reading.stories[i]!.doc), content(story.doc))
  }
}

function decided(document: OpenDocument, decision: 'accept' | 'reject', expected: string): void {
  const stories = decideStories(document, decision)
  for (const { doc } of stories) doc.check()
  const after = reopen(decision, saveDocument(document, stories))
  if (holdsStrays(document)) return
  same(`${decision} says what the view said`, mainText(texts(after, 'final')), mainText(expected))
}

/**
 * Content that stands where it may not is one placeholder while a change wraps it. Once that is decided it reads as what it
 * is (a field's edge, a run beside paragraphs), and no view can say beforehand what it will come to.
 */
function holdsStrays(document: OpenDocument): boolean {
  let found = false
  for (const { doc } of document.reading.stories) {
    doc.descendants((node) => {
      const opaque = node.type === schema.nodes.opaqueBlock || node.type === schema.nodes.opaqueInline
      found ||= opaque && node.attrs.revisions !== null && !String(node.attrs.kind).startsWith('oMath')
      return !found
    })
  }
  return found
}

/** Text boxes, notes and comments go with the place they hang on, which the view of the whole file does not look at. */
function mainText(text: string): string {
  return text.replaceAll(/^(?:textbox|footnote|endnote|comment)\|.*\n?/gm, '').trimEnd()
}

function reopen(what: string, bytes: Uint8Array): OpenDocument {
  const opened = openDocument(bytes)
  if (!opened.ok) throw new LawBroken(`${what} can be opened`, opened.error.message)
  return opened.value
}

function texts(document: OpenDocument, view: TextView): string {
  return textLines(document, view)
    .map((line) => `${line.story}|${line.text.replaceAll('\n', '\u2424')}`)
    .join('\n')
}

/** All that a document says, but for ordinals and numbers that a fresh writing may give anew. */
function content(doc: Node): string {
  const json = JSON.stringify(doc.toJSON(), (key, value: unknown) =>
    ['src', 'id', 'key'].includes(key) ? undefined : value,
  )
  // An element without content may be written in either of two ways.
  const short = json.replaceAll(/<([\w:]+)([^<>]*)><\/\1>/g, '<$1$2/>')
  return short.replaceAll(/ (?:w:id|xmlns:\w+)=\\"[^"\\]*\\"/g, '')
}

function isPlain(message: string): boolean {
  return isLine(message) && message.includes('Nothing was changed')
}

function isLine(message: string): boolean {
  // oxlint-disable-next-line no-control-regex -- these are what a message may not hold
  return message.length > 0 && message.length < 1000 && !/[\0-\x1f\x7f\u202a-\u202e\u2066-\u2069]/.test(message)
}

function holds(law: string, holds: boolean, detail: string): void {
  if (!holds) throw new LawBroken(law, detail)
}

function same(law: string, now: string, was: string): void {
  if (now === was) return
  let at = 0
  while (now[at] === was[at]) at++
  const near = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 80), at + 120))
  throw new LawBroken(law, `at ${at}, was ${near(was)}, now ${near(now)}`)
}
