import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { DecorationSet } from 'prosemirror-view'
import { noteStory } from '../../../../core/document/note-story.ts'
import { createNumberer } from '../../../../core/document/numbering-labels.ts'
import { schema } from '../../../../core/document/schema.ts'
import { decorate } from '../plugins/group-decorations.ts'
import { paragraphsOf } from '../plugins/numbering.ts'
import type { Looks } from '../view/looks.ts'

/** Number labels and places in tables, as on the page; a note is short, so all of it is looked at again. */
export function storyDecorations(looks: Looks): Plugin {
  const known = new WeakMap<Node, DecorationSet>()
  return new Plugin({
    props: {
      decorations: ({ doc }) => {
        let set = known.get(doc)
        if (set === undefined) {
          const numberer = createNumberer(looks.context, looks.formatter)
          const labels = paragraphsOf(doc).map((paragraph) => numberer.next(paragraph))
          known.set(doc, (set = DecorationSet.create(doc, decorate(doc, labels, looks))))
        }
        return set
      },
    },
  })
}

/** The note's own mark (w:footnoteRef) shows its number. */
export function withNoteNumber(dom: ParentNode, label: string): void {
  for (const mark of dom.querySelectorAll('.run-atom')) if (mark.textContent !== label) mark.textContent = label
}

/** What is read below the text: the file's own note, or one made here in the look that it will have when it is written. */
export function shownStory(reference: Node, looks: Looks): Node {
  const story = noteStory(reference)
  if (story !== null) return story
  const { styles } = looks.context.styles
  const style = (name: string): string | undefined => styles.find((s) => s.name.toLowerCase() === name)?.id
  const [text, mark] = [style('footnote text'), style('footnote reference')]
  const revisions = reference.marks.filter(({ type }) => type !== schema.marks.rPr)
  const look = schema.marks.rPr.create({
    xml: mark === undefined ? '<w:vertAlign w:val="superscript"/>' : `<w:rStyle w:val="${mark}"/>`,
  })
  const number = schema.nodes.runAtom.create({ kind: 'footnoteRef' }, null, look.addToSet(revisions))
  const lines = (reference.attrs.text as readonly string[] | null) ?? []
  return schema.nodes.doc.create(
    null,
    (lines.length === 0 ? [''] : lines).map((line, i) => {
      const said = i === 0 ? ` ${line}` : line
      const words = said === '' ? [] : [schema.text(said, revisions)]
      const pPr = text === undefined ? '' : `<w:pStyle w:val="${text}"/>`
      return schema.nodes.paragraph.create({ pPr }, i === 0 ? [number, ...words] : words)
    }),
  )
}
