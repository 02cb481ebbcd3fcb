import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyContext } from '../../../src/core/document/style-sheet.ts'
import { HTML_IGNORED, htmlText, type HtmlNode } from '../../../src/core/paste/html-tree.ts'
import { pasteHtml } from '../../../src/core/paste/paste-html.ts'
import { insertTracked } from '../../../src/core/revision/track.ts'
import * as b from '../../support/build.ts'
import { expectLaws, inGroups, stateOf, tracker } from '../revision/track-oracle.ts'
import { el } from './html.ts'

/* Any HTML, however built: every word comes over, once and in its place, and what is inserted obeys tracking's laws. */

const word = fc.stringMatching(/^[αβγδ]{1,4}$/)
const text = fc
  .array(fc.oneof(word, fc.constantFrom(' ', '\n', '\u00a0', '\t', '\u0007')), { maxLength: 4 })
  .map((parts) => parts.join(''))
const styles = fc.constantFrom(
  '',
  'font-weight:bold',
  'font-style:italic;text-decoration:underline line-through',
  'text-align:center;margin-left:1in;text-indent:-18pt',
  'white-space:pre-wrap',
  "font-family:'A<b>\"';color:#123;font-size:99999pt",
  'mso-list:l0 level3 lfo2',
  'mso-tab-count:x',
  'background:url(http://example.invalid/x)',
)
const INLINE = [
  'b',
  'i',
  'u',
  's',
  'sup',
  'span',
  'a',
  'font',
  'label',
  'x-odd',
  'o:p',
  'ins',
  '__proto__',
  'constructor',
]
const BLOCK = ['p', 'div', 'h1', 'h3', 'section', 'blockquote', 'pre', 'ul', 'ol', 'li', 'td', 'tr', 'dd', 'body']

const tree = fc.letrec<{ node: HtmlNode; element: HtmlNode; table: HtmlNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    { weight: 4, arbitrary: text },
    { weight: 5, arbitrary: tie('element') },
    tie('table'),
  ),
  element: fc
    .tuple(fc.constantFrom(...INLINE, ...BLOCK, 'br', 'hr'), styles, fc.array(tie('node'), { maxLength: 4 }))
    .map(([name, style, children]) => el(name, style === '' ? {} : { style }, ...(name === 'br' ? [] : children))),
  table: fc
    .array(
      fc.array(
        fc.tuple(
          fc.constantFrom('td', 'th'),
          fc.constantFrom('1', '2', '3', '0', '-1', '999', 'x'),
          fc.constantFrom('1', '2', '9'),
          tie('node'),
        ),
        { maxLength: 3 },
      ),
      { maxLength: 3 },
    )
    .map((rows) =>
      el(
        'table',
        ...rows.map((cells) =>
          el('tr', ...cells.map(([name, colspan, rowspan, node]) => el(name, { colspan, rowspan }, node))),
        ),
      ),
    ),
}))

const greek = (text: string): string => text.replaceAll(/[^αβγδ]/g, '')
/** What elements say whose content is read for something else than text. */
const said = (nodes: readonly HtmlNode[]): string =>
  nodes
    .map((node) =>
      typeof node === 'string' ? node : node.attrs['style'] === 'mso-tab-count:x' ? '' : said(node.children),
    )
    .join('')

test('every word comes over, once and in order, in documents that stay lawful', () => {
  fc.assert(
    fc.property(
      fc.array(tree.node, { maxLength: 5 }),
      fc.constantFrom('match' as const, 'keep' as const),
      fc.nat(11),
      (nodes, mode, at) => {
        const target = { context: emptyContext, mode, pPr: '<w:keepNext/>', rPr: '<w:b/>', width: 9000 }
        const { slice } = pasteHtml(nodes, target)
        expect(greek(slice.content.textBetween(0, slice.content.size))).toBe(greek(said(nodes)))
        const start = inGroups(b.doc(b.p('one'), b.table(b.row(b.cell(b.p('in')))), b.p('two')), 1)
        const places: number[] = []
        start.descendants((node, pos) => {
          if (node.isTextblock) for (let i = 0; i <= node.content.size; i++) places.push(pos + 1 + i)
        })
        const place = places[at % places.length]!
        const state = stateOf(start, place, place)
        const { tr } = state
        const { dropped, from, to } = insertTracked(tr, place, place, slice, tracker())
        expect(dropped).toEqual([])
        // What is said to have been inserted is just that.
        expect(greek(tr.doc.textBetween(from, to))).toBe(greek(said(nodes)))
        const after = state.apply(tr.setMeta('tracked', true))
        expectLaws(state, after, null)
        expect(greek(after.doc.textContent)).toBe(greek(said(nodes)))
      },
    ),
    { numRuns: Number(process.env.TRACK_RUNS ?? 300), seed: 20261122 },
  )
})

test('nesting without end, and elements that are never looked into, do no harm', () => {
  let deep: HtmlNode = 'α'
  for (let i = 0; i < 3000; i++) deep = el(i % 2 === 0 ? 'div' : 'b', deep)
  const { slice } = pasteHtml([deep, ...[...HTML_IGNORED].map((name) => el(name, 'β'))], {
    context: emptyContext,
    mode: 'match',
    pPr: '',
    rPr: '',
    width: 9000,
  })
  expect(greek(slice.content.textBetween(0, slice.content.size))).toBe(greek(htmlText(deep)))
})
