import type { NewComment } from '../../../src/core/docx/comments/comment-edit.ts'
import { commenting, writeCommenting, type Commenting } from '../../../src/core/docx/comments/commenting.ts'
import { readComments } from '../../../src/core/docx/comments/read-comments.ts'
import type { CommentThread } from '../../../src/core/docx/comments/thread.ts'
import type { PackageSource } from '../../../src/core/docx/package.ts'
import { withParts } from '../../../src/core/docx/parts/overlay.ts'
import { readDocx, type DocxReading } from '../../../src/core/docx/read/read-docx.ts'
import type { Result } from '../../../src/core/result.ts'

export function got<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`)
  return result.value
}

export function readSource(source: PackageSource): DocxReading {
  return got(readDocx(source))
}

let drawn = 0x0bad_0000

/** A comment by Ada with ids of its own. */
export function said(text: string, given: Partial<NewComment> = {}): NewComment {
  const next = (): string => (++drawn).toString(16).toUpperCase().padStart(8, '0')
  return {
    author: 'Ada Marlow',
    initials: 'AM',
    date: '2026-02-03T10:00:00Z',
    utc: '2026-02-03T09:00:00Z',
    paraId: next(),
    durableId: next(),
    lines: text.split('\n'),
    ...given,
  }
}

export const start = (source: PackageSource): Commenting => commenting(readSource(source))

/** The package as one save makes it. */
export function saved(state: Commenting): PackageSource {
  return withParts(state.reading.package.source, got(writeCommenting(state)))
}

export function threads(source: PackageSource): CommentThread[] {
  return readComments(readSource(source)).value
}

/** Threads as lines: `author: text @anchor`, done ones with a tick, replies indented. */
export function outline(source: PackageSource): string[] {
  return threads(source).flatMap((t) => [
    `${t.done ? '✓ ' : ''}${t.author}: ${t.text} @${t.anchor?.text ?? '-'}`,
    ...t.replies.map((r) => `  ${r.author}: ${r.text} @${r.anchor?.text ?? '-'}`),
  ])
}

export function textOfPart(source: PackageSource, name: string): string {
  return new TextDecoder().decode(source.part(name) ?? new Uint8Array())
}

/** The place of the n-th occurrence of a text in the body's own text, as positions in its document. */
export function placeOf(reading: DocxReading, text: string): { part: string; storyId: null; from: number; to: number } {
  const { part, doc } = reading.stories[0]!
  let found = -1
  doc.descendants((node, pos) => {
    const at = node.isText ? node.text!.indexOf(text) : -1
    if (found < 0 && at >= 0) found = pos + at
  })
  if (found < 0) throw new Error(`no "${text}" in the body`)
  return { part, storyId: null, from: found, to: found + text.length }
}
