import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import type { ParagraphChange, RunChange } from '../../../src/core/revision/track.ts'
import { numPr } from '../document/numbering-fixture.ts'
import { pStyle } from '../document/style-fixture.ts'
import type { FormatCommand } from './format-oracle.ts'

/** Formatting and numbering commands, and documents for them to work on. */

const by = fc.constantFrom(1 as const, -1 as const)

const runChange: fc.Arbitrary<RunChange> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('toggle' as const),
      what: fc.constantFrom('bold', 'italic', 'strike', 'dstrike', 'caps', 'smallCaps'),
      on: fc.boolean(),
    }),
  },
  fc.constantFrom<RunChange>(
    { kind: 'underline', line: 'single' },
    { kind: 'underline', line: 'none' },
    { kind: 'size', size: 24 },
    { kind: 'font', font: 'Arial' },
    { kind: 'colour', colour: 'FF0000' },
    { kind: 'colour', colour: 'auto' },
    { kind: 'highlight', colour: 'yellow' },
    { kind: 'highlight', colour: 'none' },
    { kind: 'position', to: 'superscript' },
    { kind: 'position', to: 'baseline' },
    { kind: 'characterStyle', id: null },
    { kind: 'clear' },
  ),
  by.map((by): RunChange => ({ kind: 'grow', by })),
)

const paragraphChange: fc.Arbitrary<ParagraphChange> = fc.oneof(
  fc.constantFrom('start', 'center', 'end', 'justify').map((to): ParagraphChange => ({ kind: 'align', to })),
  by.map((by): ParagraphChange => ({ kind: 'indentBy', by })),
  fc.constantFrom('H1', 'H2', 'Body', null).map((id): ParagraphChange => ({ kind: 'style', id })),
  fc.constantFrom<ParagraphChange>(
    { kind: 'indent', start: 500, firstLine: -250 },
    { kind: 'spacing', before: 120, after: 0, line: 360 },
    { kind: 'flag', what: 'keepNext', on: true },
    { kind: 'flag', what: 'keepNext', on: false },
    { kind: 'flag', what: 'pageBreakBefore', on: true },
    { kind: 'clear' },
  ),
)

export const formatCommand: fc.Arbitrary<FormatCommand> = fc.oneof(
  { weight: 4, arbitrary: runChange.map((change): FormatCommand => ({ is: 'text', change })) },
  { weight: 4, arbitrary: paragraphChange.map((change): FormatCommand => ({ is: 'paragraphs', change })) },
  { weight: 2, arbitrary: by.map((by): FormatCommand => ({ is: 'level', by })) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('numbers', 'bullets', 'none').map((kind): FormatCommand => ({ is: 'list', kind })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('restart', 'continue', 'backspace', 'enter', 'next')
      .map((is): FormatCommand => ({ is })),
  },
  { weight: 1, arbitrary: by.map((by): FormatCommand => ({ is: 'tab', by })) },
)

const LOOKS = [
  '',
  pStyle('H1'),
  pStyle('H2'),
  `${pStyle('Body')}<w:jc w:val="center"/>`,
  numPr(2, 0),
  numPr(2, 1),
  `${numPr(3, 0)}<w:ind w:left="90"/>`,
  numPr(4, 0),
  '<w:numPr><w:numId w:val="2"/><w:ins w:id="9" w:author="A"/></w:numPr>',
]

/** The document with paragraphs in the styles and lists of the oracle's context. */
export function inLists(doc: Node): fc.Arbitrary<Node> {
  return fc.array(fc.constantFrom(...LOOKS), { minLength: 12, maxLength: 12 }).map((looks) => {
    let last = 0
    const visit = (node: Node): Node => {
      if (node.isInline) return node
      const children = node.children.map(visit)
      if (node.type.name !== 'paragraph') return node.type.create(node.attrs, children)
      return node.type.create({ ...node.attrs, pPr: looks[last++ % looks.length] }, children)
    }
    return visit(doc)
  })
}
