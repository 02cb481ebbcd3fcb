import { labelDocument } from '../../core/document/numbering-labels.ts'
import { formatterOf } from '../../core/document/formatting.ts'
import { schema } from '../../core/document/schema.ts'
import { styleTitle } from '../../core/document/style-title.ts'
import type { Story } from '../../core/docx/read/read-docx.ts'
import { paragraphTexts } from '../../core/document/text.ts'
import { decide } from '../../core/revision/decide.ts'
import { listRevisions, type RevisionKind } from '../../core/revision/revisions.ts'
import type { OpenDocument } from './documents.ts'

/** final: all accepted; original: all rejected; markup: as it stands, changes marked in the text. */
export type TextView = 'final' | 'original' | 'markup'

export interface TextLine {
  readonly story: string
  /** The numbering label as Word shows it; '' when there is none. */
  readonly number: string
  /** The style's name as Word shows it. */
  readonly style: string
  readonly text: string
}

/** Every story but what a fallback says again. */
function shownStories(document: OpenDocument): readonly Story[] {
  return document.reading.stories.filter((s) => !s.shadow)
}

/** Every paragraph of every story, in document order. */
export function textLines(document: OpenDocument, view: TextView): TextLine[] {
  const formatter = formatterOf(document.context)
  return shownStories(document).flatMap(({ name, doc }) => {
    const shown = view === 'markup' ? doc : decide(doc, view === 'final' ? 'accept' : 'reject')
    const labels = labelDocument(shown, document.context, formatter)
    return paragraphTexts(shown, view === 'markup' ? 'marked' : 'plain').map(({ node, pos, text }) => ({
      story: name,
      number: labels.get(pos)?.text ?? '',
      style:
        node.type === schema.nodes.paragraph ? styleTitle(formatter.paragraph(node.attrs.pPr as string).styleName) : '',
      text,
    }))
  })
}

export interface RevisionLine {
  readonly id: string
  readonly kind: RevisionKind
  readonly author: string
  readonly date: string | null
  readonly story: string
  /** Ordinal (from 0) of the paragraph in its story. */
  readonly paragraph: number
  readonly text: string
}

/** Every revision of every story, in document order. */
export function revisionLines(document: OpenDocument): RevisionLine[] {
  return shownStories(document).flatMap(({ name, doc }) =>
    listRevisions(doc).map(({ id, kind, author, date, paragraph, text }) => ({
      id,
      kind,
      author,
      date,
      story: name,
      paragraph,
      text,
    })),
  )
}
