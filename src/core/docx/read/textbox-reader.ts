import { schema } from '../../document/schema.ts'
import { TEXT_BOXES } from '../namespaces.ts'
import { elements, type XmlElement } from '../xml.ts'
import { readBlocks } from './block-reader.ts'
import { PartContext } from './part-context.ts'
import type { TextBox } from './part-story.ts'
import { RevisionIds } from './properties.ts'

/** Reads the flows of text boxes, which live inside elements that are kept whole: w:txbxContent, however deep. */

const NO_SKIP: ReadonlySet<string> = new Set()

interface Found {
  readonly content: XmlElement
  readonly shadow: boolean
}

/** Text boxes in document order, those inside a text box right after it. */
export function readTextBoxes(ctx: PartContext): TextBox[] {
  const boxes: TextBox[] = []
  readFrom(ctx, false, boxes)
  return boxes
}

function readFrom(ctx: PartContext, shadow: boolean, boxes: TextBox[]): void {
  for (const found of ctx.opaques.flatMap((e) => findIn(e, shadow))) {
    // What a fallback says again carries the ids of what it repeats, and is decided with it.
    const inner = new PartContext(ctx.text, ctx.relationships, found.shadow ? new RevisionIds() : ctx.ids)
    const { content } = found
    const blocks = readBlocks(content, inner, NO_SKIP)
    const children = elements(content)
    boxes.push({
      id: `#${boxes.length}`,
      doc: schema.nodes.doc.create(null, blocks.length === 0 ? [schema.nodes.paragraph.create()] : blocks),
      from: children[0]?.start ?? content.inner,
      to: children.at(-1)?.end ?? content.inner,
      shadow: found.shadow,
      slices: inner.slices,
      nodes: inner.nodes,
    })
    readFrom(inner, found.shadow, boxes)
  }
}

/** Of an mc:AlternateContent the choice counts, and the fallback says the same again (ECMA-376 part 3, 9.3). */
function findIn(element: XmlElement, shadow: boolean): Found[] {
  if (TEXT_BOXES.has(element.name)) return [{ content: element, shadow }]
  const parts = elements(element)
  const inChoice = element.name === 'mc:AlternateContent' && parts.some((e) => e.name === 'mc:Choice' && holdsFlow(e))
  return parts.flatMap((e) => findIn(e, shadow || (inChoice && e.name === 'mc:Fallback')))
}

function holdsFlow(element: XmlElement): boolean {
  return TEXT_BOXES.has(element.name) || elements(element).some(holdsFlow)
}
