import type { Mark, Node } from 'prosemirror-model'
import { wrapClose, type PropertyChange, type Revision, type Wrap } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { escapeAttribute, escapeText } from '../xml.ts'
import { changeElement, revisionAttributes, wrap, type Emit } from './properties.ts'

/**
 * Writes a paragraph's content afresh. Wrappers stand outside revisions and revisions outside runs; neighbours with the
 * same wrapper, revisions and run properties share one element.
 */

const { marks: M, nodes: N } = schema
const REVISIONS = ['moveTo', 'moveFrom', 'ins', 'del'] as const

export interface InlineEmit extends Emit {
  /** The XML of an element kept whole. */
  opaque(node: Node): string
  /** The XML of an empty element that marks a place. */
  place(node: Node): string
}

export function writeInline(nodes: readonly Node[], emit: InlineEmit): string {
  return writeWrapped(nodes, 0, emit)
}

function writeWrapped(nodes: readonly Node[], depth: number, emit: InlineEmit): string {
  return runsOf(nodes, (node) => wrapsOf(node)[depth]?.attrs.key as number | undefined)
    .map(([key, part]) => {
      if (key === undefined) return writeRevised(part, 0, emit)
      const { open, kind } = wrapsOf(part[0]!)[depth]!.attrs as Wrap
      return open + writeWrapped(part, depth + 1, emit) + wrapClose(kind)
    })
    .join('')
}

function wrapsOf(node: Node): readonly Mark[] {
  return node.marks.filter((m) => m.type === M.wrap)
}

function writeRevised(nodes: readonly Node[], level: number, emit: InlineEmit): string {
  const name = REVISIONS[level]
  if (name === undefined) return writeRuns(nodes, emit)
  return runsOf(nodes, (node) => M[name].isInSet(node.marks)?.attrs.id as string | undefined)
    .map(([id, part]) => {
      const inner = writeRevised(part, level + 1, emit)
      if (id === undefined) return inner
      const revision = M[name].isInSet(part[0]!.marks)!.attrs as Revision
      return `<w:${name}${revisionAttributes(revision, emit)}>${inner}</w:${name}>`
    })
    .join('')
}

/** Elements that stand beside runs, not in them. */
function isBesideRuns(node: Node): boolean {
  return node.type === N.anchor || (node.type === N.opaqueInline && node.attrs.level === 'paragraph')
}

function writeRuns(nodes: readonly Node[], emit: InlineEmit): string {
  let run: Node[] = []
  let out = ''
  const close = (): void => {
    if (run.length > 0) out += writeRun(run, emit)
    run = []
  }
  for (const node of nodes) {
    if (isBesideRuns(node)) {
      close()
      out += node.type === N.anchor ? emit.place(node) : emit.opaque(node)
    } else {
      if (run.length > 0 && (standsAlone(run[0]!) || standsAlone(node) || !sameLook(run[0]!, node))) close()
      run.push(node)
    }
  }
  close()
  return out
}

/** Word gives each part of a field a run of its own; pandoc and LibreOffice lose the result where parts share one. */
function standsAlone(node: Node): boolean {
  return node.type === N.field || node.type === N.instr
}

function sameLook(a: Node, b: Node): boolean {
  const same = (x: Mark | undefined, y: Mark | undefined): boolean =>
    x === undefined ? y === undefined : y !== undefined && x.eq(y)
  return same(M.rPr.isInSet(a.marks), M.rPr.isInSet(b.marks)) && same(M.fmt.isInSet(a.marks), M.fmt.isInSet(b.marks))
}

function writeRun(nodes: readonly Node[], emit: InlineEmit): string {
  const { marks } = nodes[0]!
  const properties = (M.rPr.isInSet(marks)?.attrs.xml as string | undefined) ?? ''
  const change = changeElement('rPrChange', 'rPr', M.fmt.isInSet(marks)?.attrs as PropertyChange | undefined, emit)
  const deleted = M.del.isInSet(marks) !== undefined
  return `<w:r>${wrap('rPr', properties + change)}${nodes.map((n) => runChild(n, deleted, emit)).join('')}</w:r>`
}

function runChild(node: Node, deleted: boolean, emit: InlineEmit): string {
  const attrs = node.attrs as Record<string, string | null>
  switch (node.type) {
    case N.text:
      return textElement(deleted ? 'delText' : 't', node.text!)
    case N.tab:
      return '<w:tab/>'
    case N.break: {
      const type = attrs.type === 'line' ? '' : ` w:type="${attrs.type!}"`
      return `<w:br${type}${attrs.clear === null ? '' : ` w:clear="${escapeAttribute(attrs.clear!)}"`}/>`
    }
    case N.hyphen:
      return attrs.kind === 'soft' ? '<w:softHyphen/>' : '<w:noBreakHyphen/>'
    case N.symbol:
      return `<w:sym w:font="${escapeAttribute(attrs.font!)}" w:char="${escapeAttribute(attrs.char!)}"/>`
    case N.noteRef: {
      const custom = node.attrs.custom === true ? ' w:customMarkFollows="1"' : ''
      return `<w:${attrs.kind!}Reference${custom} w:id="${escapeAttribute(attrs.id!)}"/>`
    }
    case N.instr:
      return textElement(deleted ? 'delInstrText' : 'instrText', attrs.text!)
    case N.commentRef:
      return `<w:commentReference w:id="${escapeAttribute(attrs.id!)}"/>`
    case N.field:
    case N.runAtom:
      return attrs.xml!
    case N.opaqueInline:
      return emit.opaque(node)
    default:
      throw new Error(`no writer for inline ${node.type.name}`)
  }
}

/** Characters XML cannot hold (XML 1.0, 2.2) never come from a file; the keyboard's must not break the export. */
const ILLEGAL =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

function textElement(name: string, text: string): string {
  const clean = text.replace(ILLEGAL, '')
  const space = /^\s|\s$/.test(clean) ? ' xml:space="preserve"' : ''
  return `<w:${name}${space}>${escapeText(clean)}</w:${name}>`
}

/** Neighbours with the same key, in order. */
function runsOf<K>(nodes: readonly Node[], key: (node: Node) => K): [K, Node[]][] {
  const out: [K, Node[]][] = []
  for (const node of nodes) {
    const k = key(node)
    const last = out.at(-1)
    if (last !== undefined && last[0] === k) last[1].push(node)
    else out.push([k, [node]])
  }
  return out
}
