import { Schema, type DOMOutputSpec, type MarkSpec, type NodeSpec } from 'prosemirror-model'

/**
 * The projection of one story (body, header, footnote …) of a .docx package.
 *
 * It mirrors WordprocessingML's own carriers, so that every revision in it maps one to one to the file. Property
 * elements (pPr, rPr, tblPr …) are kept as canonical XML of their children, which makes them lossless and comparable;
 * `src` is the ordinal of the slice of the part a block was read from, null for what was made here. See
 * core/docx/read and core/docx/write.
 *
 * `group` exists in the editor alone: it keeps some fifty blocks together so that a keystroke costs the same in a
 * document of any length. Reading and writing work on flat documents (see groups.ts).
 */

const hidden = (kind: string): DOMOutputSpec => ['span', { class: 'anchor', 'data-kind': kind }]

const nodes = {
  doc: {
    content: '(group+ | block+)',
    attrs: {
      /** The last section's whole w:sectPr element, for a body. */
      sectPr: { default: null },
      /** Numbering | null: lists made in the editor, which the file's own do not have yet (added-lists.ts). */
      lists: { default: null },
    },
  },
  group: { content: 'block+', toDOM: () => ['div', { class: 'group' }, 0] },
  paragraph: {
    group: 'block',
    content: 'inline*',
    attrs: {
      src: { default: null },
      /** w14:paraId: eight hex digits, below 0x80000000; null when the file has none or it was made here. */
      paraId: { default: null },
      /** Children of w:pPr but rPr, sectPr and pPrChange. */
      pPr: { default: '' },
      /** Children of w:pPr/w:rPr (the paragraph mark's look) but its revisions. */
      markRPr: { default: '' },
      /** MarkRevisions | null */
      markRevisions: { default: null },
      /** PropertyChange | null */
      pPrChange: { default: null },
      /** The whole w:sectPr element, when this paragraph ends a section. */
      sectPr: { default: null },
    },
    toDOM: () => ['p', 0],
  },
  table: {
    group: 'block',
    content: 'row+',
    isolating: true,
    attrs: {
      src: { default: null },
      tblPr: { default: '' },
      /** PropertyChange | null */
      tblPrChange: { default: null },
      /** Children of w:tblGrid but tblGridChange. */
      tblGrid: { default: '' },
      /** The whole tblGridChange element or null: it has an id and no author, and only ever follows the table's fate. */
      tblGridChange: { default: null },
      /** Range edges after the last row, as canonical XML. */
      after: { default: '' },
    },
    toDOM: () => ['table', ['tbody', 0]],
  },
  row: {
    content: 'cell+',
    attrs: {
      src: { default: null },
      /** Children of w:trPr but ins, del and trPrChange. */
      trPr: { default: '' },
      /** The whole w:tblPrEx element. */
      tblPrEx: { default: null },
      /** CellRevisions | null */
      revisions: { default: null },
      /** PropertyChange | null */
      trPrChange: { default: null },
      /** Wrap[], outermost first. */
      wraps: { default: [] },
      /** Range edges (bookmarks, moves) between this row and the one before, and after its last cell. */
      before: { default: '' },
      after: { default: '' },
    },
    toDOM: () => ['tr', 0],
  },
  cell: {
    content: 'block+',
    isolating: true,
    attrs: {
      src: { default: null },
      /** Children of w:tcPr but cellIns, cellDel, cellMerge and tcPrChange. */
      tcPr: { default: '' },
      /** CellRevisions | null */
      revisions: { default: null },
      /** PropertyChange | null */
      tcPrChange: { default: null },
      /** Wrap[], outermost first. */
      wraps: { default: [] },
      /** Range edges between this cell and the one before. */
      before: { default: '' },
    },
    toDOM: () => ['td', 0],
  },
  /** A block-level content control (w:sdt) or custom XML element: its blocks are edited, its properties kept. */
  contentControl: {
    group: 'block',
    content: 'block+',
    attrs: {
      src: { default: null },
      /** Canonical XML up to where the content begins, as in Wrap.open. */
      open: { default: '' },
      /** 'sdt' | 'customXml' */
      kind: { default: 'sdt' },
    },
    toDOM: () => ['div', { class: 'content-control' }, 0],
  },
  /** A block that is not modelled: shown as a chip, its text counted, its XML kept by reference to the part. */
  opaqueBlock: {
    group: 'block',
    atom: true,
    selectable: true,
    attrs: {
      src: { default: null },
      /** The element's canonical name without prefix; `marker` kinds (bookmark and range edges between blocks) show nothing. */
      kind: { default: '' },
      text: { default: '' },
      marker: { default: false },
      /** Of a marker: what pairs its edges (`name` of moves and bookmarks). */
      id: { default: '' },
      name: { default: '' },
      /** As in opaqueInline. */
      xml: { default: null },
      revisions: { default: null },
    },
    toDOM: (node) => [
      'div',
      { class: 'opaque-block', 'data-kind': node.attrs.kind as string },
      node.attrs.text as string,
    ],
  },

  text: { group: 'inline' },
  // What stands in a line like a letter is no selection of its own: an arrow or a click that selected it would have the next
  // letter typed take its place.
  tab: { group: 'inline', inline: true, selectable: false, toDOM: () => ['span', { class: 'tab' }, '\t'] },
  break: {
    group: 'inline',
    inline: true,
    selectable: false,
    /** type: 'line' | 'page' | 'column'; clear as in w:br */
    attrs: { type: { default: 'line' }, clear: { default: null } },
    toDOM: (node) =>
      node.attrs.type === 'line' ? ['br'] : ['span', { class: 'page-break', 'data-kind': node.attrs.type as string }],
  },
  /** w:noBreakHyphen ('noBreak') and w:softHyphen ('soft'). */
  hyphen: {
    group: 'inline',
    inline: true,
    selectable: false,
    attrs: { kind: { default: 'noBreak' } },
    toDOM: (node) => ['span', { class: 'hyphen' }, node.attrs.kind === 'soft' ? '\u00ad' : '\u2011'],
  },
  symbol: {
    group: 'inline',
    inline: true,
    selectable: false,
    attrs: { font: { default: '' }, char: { default: '' } },
    toDOM: (node) => [
      'span',
      { class: 'symbol', style: `font-family: "${String(node.attrs.font).replace(/["\\;]/g, '')}"` },
      symbolText(node.attrs.char as string),
    ],
  },
  /** w:footnoteReference / w:endnoteReference; `label` is its number as shown. */
  noteRef: {
    group: 'inline',
    inline: true,
    atom: true,
    selectable: false,
    attrs: {
      kind: { default: 'footnote' },
      id: { default: '' },
      custom: { default: false },
      label: { default: '' },
      /** string[]: the paragraphs of a note that was made here; null: the note is in the file. */
      text: { default: null },
      /** JSON of the flat document that a note of the file says in a draft, see note-story.ts; else null. */
      story: { default: null },
    },
    toDOM: (node) => ['sup', { class: 'note-ref' }, node.attrs.label as string],
  },
  /** w:fldChar. `xml` is its whole element, for begin may carry form field data. */
  field: {
    group: 'inline',
    inline: true,
    atom: true,
    selectable: false,
    attrs: { edge: { default: 'begin' }, xml: { default: '' } },
    toDOM: (node) => ['span', { class: 'field-edge', 'data-kind': node.attrs.edge as string }],
  },
  /** Field code (w:instrText, w:delInstrText inside a deletion). */
  instr: {
    group: 'inline',
    inline: true,
    atom: true,
    selectable: false,
    attrs: { text: { default: '' } },
    toDOM: (node) => ['span', { class: 'field-code', title: node.attrs.text as string }],
  },
  /**
   * An empty element beside runs that marks a place: bookmark, comment range, move range or permission edge. `kind` is its canonical
   * name without prefix. Never removed by a decision, so that pairs stay balanced.
   */
  anchor: {
    group: 'inline',
    inline: true,
    atom: true,
    selectable: false,
    attrs: { kind: { default: '' }, id: { default: '' }, name: { default: '' }, xml: { default: '' } },
    toDOM: (node) => hidden(node.attrs.kind as string),
  },
  /** w:commentReference inside a run. `draft`: what this draft says of the comment, see docx/comments/draft-comments.ts. */
  commentRef: {
    group: 'inline',
    inline: true,
    atom: true,
    selectable: false,
    attrs: { id: { default: '' }, draft: { default: null } },
    toDOM: () => hidden('comment'),
  },
  /** A small run child kept whole: footnoteRef, separator, ptab, pgNum … `text` is what it counts as. */
  runAtom: {
    group: 'inline',
    inline: true,
    atom: true,
    selectable: false,
    attrs: { kind: { default: '' }, xml: { default: '' }, text: { default: '' } },
    toDOM: (node) => ['span', { class: 'run-atom', 'data-kind': node.attrs.kind as string }, node.attrs.text as string],
  },
  /** Anything else inline: a drawing, a picture, an object, math. Shown as a chip; its XML is kept by reference. */
  opaqueInline: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: {
      src: { default: null },
      kind: { default: '' },
      text: { default: '' },
      /** 'run' when it stands inside w:r, 'paragraph' beside runs. */
      level: { default: 'run' },
      /** { part, width, height } in CSS px for a picture we can show, else null */
      image: { default: null },
      /** InnerRevision[] in document order, where its XML holds tracked changes that can be decided; else null. */
      revisions: { default: null },
      /** Its canonical XML, kept here where it holds revisions or held them until they were decided; else null. */
      xml: { default: null },
    },
    toDOM: (node) => [
      'span',
      { class: 'opaque-inline', 'data-kind': node.attrs.kind as string },
      node.attrs.text as string,
    ],
  },
} satisfies Record<string, NodeSpec>

function symbolText(char: string): string {
  const code = Number.parseInt(char, 16)
  return Number.isFinite(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}

const revision = { id: {}, author: { default: '' }, date: { default: null }, utc: { default: null } }

/*
 * Order matters: it is the order of nesting. A wrapper stands outside revisions, an insertion outside a deletion
 * (ooxml.md: "B deletes A's insertion: w:ins outside, w:del inside").
 */
const marks = {
  /** Wrap; several may nest, outermost first. */
  wrap: {
    attrs: { key: {}, kind: {}, open: {} },
    inclusive: false,
    excludes: '',
    toDOM: (mark) => ['span', { class: 'wrap', 'data-kind': mark.attrs.kind as string }, 0],
  },
  moveTo: { attrs: revision, inclusive: false, toDOM: () => ['ins', { class: 'move' }, 0] },
  moveFrom: { attrs: revision, inclusive: false, toDOM: () => ['del', { class: 'move' }, 0] },
  ins: { attrs: revision, inclusive: false, toDOM: () => ['ins', 0] },
  // An element for each stretch of one look, for the line through it is drawn by that look's size.
  del: { attrs: revision, inclusive: false, spanning: false, toDOM: () => ['del', 0] },
  /** A tracked formatting change (w:rPrChange): `old` is the full old rPr. */
  fmt: { attrs: { ...revision, old: { default: '' } }, inclusive: false, toDOM: () => ['span', { class: 'fmt' }, 0] },
  /** Run properties: children of w:rPr but rPrChange, as canonical XML. Absent where empty. */
  rPr: { attrs: { xml: {} }, inclusive: true, toDOM: () => ['span', { class: 'run' }, 0] },
} satisfies Record<string, MarkSpec>

export const schema = new Schema({ nodes, marks })

/** The names of marks that carry a run-level revision. */
export const REVISION_MARKS = ['ins', 'del', 'moveFrom', 'moveTo', 'fmt'] as const
export type RevisionMark = (typeof REVISION_MARKS)[number]
