import { findPart } from '../../src/core/docx/package.ts'
import { parseXml, type XmlElement } from '../../src/core/docx/xml.ts'
import { decodePart } from '../../src/core/docx/encoding.ts'
import { paragraphTexts } from '../../src/core/document/text.ts'
import type { OpenDocument } from '../../src/main/app/documents.ts'

export interface CommentFacts {
  readonly id: string
  readonly author: string
  readonly date: string
  readonly text: string
}

/** The comments of a document: who and when from the part itself, the words from the story read from it. */
export function comments(document: OpenDocument): CommentFacts[] {
  const { package: pkg, stories } = document.reading
  return pkg.relationships
    .filter((r) => r.type === 'comments')
    .flatMap((r) => commentElements(pkg.source.part(findPart(pkg.source, r.target) ?? '')))
    .map(({ attrs }) => {
      const story = stories.find((s) => s.name === 'comment' && s.id === attrs['w:id'])
      const text = story === undefined ? [] : paragraphTexts(story.doc, 'marked').map((p) => p.text)
      return {
        id: attrs['w:id'] ?? '',
        author: attrs['w:author'] ?? '',
        date: attrs['w:date'] ?? '',
        text: text.join('\n'),
      }
    })
}

function commentElements(part: Uint8Array | undefined): XmlElement[] {
  const decoded = decodePart(part ?? new Uint8Array())
  const found: XmlElement[] = []
  if (decoded.ok) parseXml(decoded.value.text, new Set(['w:comments']), (element) => found.push(element))
  return found.filter((e) => e.name === 'w:comment')
}

/** The parts that say which comment answers which, what is resolved and who the people are, as text by name. */
export function commentThreadParts(document: OpenDocument): Record<string, string> {
  const { container } = document
  const names = container.names().filter((name) => /(comments(Extended|Extensible|Ids)|people)\d*\.xml$/.test(name))
  return Object.fromEntries(names.map((name) => [name, new TextDecoder().decode(container.part(name))]))
}
