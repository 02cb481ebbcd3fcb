import type { Mark, Node } from 'prosemirror-model'
import type { CellRevisions, MarkRevisions } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { parseFragment } from '../xml.ts'
import type { DocxReading } from '../read/read-docx.ts'
import type { HiddenRuns } from './hidden-runs.ts'
import type { ScrubProof } from './receipt.ts'

/**
 * What a reader sees, story by story, as lines of text: paragraphs with their inserted, deleted and moved spans, tables
 * with the revisions of their rows and cells, and everything that is shown and is not text by its kind. Hidden text,
 * comments and their places, authors and dates are left out; these are what a scrub takes.
 */
export interface Seen {
  readonly lines: readonly string[]
  /** The shown text of each line, revised or not, by part: for searching. */
  readonly texts: readonly { readonly part: string; readonly text: string }[]
  readonly proof: ScrubProof
}

const { nodes: N } = schema
const SIGN: Readonly<Record<string, string>> = { ins: '+', del: '-', moveFrom: '<', moveTo: '>', fmt: '~' }

export function see(reading: DocxReading, hidden: HiddenRuns, withComments: boolean): Seen {
  const lines: string[] = []
  const texts: { part: string; text: string }[] = []
  const count = { stories: 0, paragraphs: 0, plain: 0, inserted: 0, deleted: 0 }
  for (const story of reading.stories) {
    if (inComments(reading, story.part) && !withComments) continue
    // A text box has no id of its own, only a place among others.
    lines.push(story.name === 'textbox' ? '== textbox' : `== ${story.name} ${story.id ?? ''}`)
    count.stories++
    story.doc.descendants((node) => {
      if (node.type !== N.paragraph) {
        if (!withComments && isCommentPlace(node)) return false
        lines.push(blockLine(node))
        if (node.attrs.text) texts.push({ part: story.part, text: node.attrs.text as string })
        return true
      }
      const line = paragraphLine(node, hidden, withComments, count)
      lines.push(line.marked)
      texts.push({ part: story.part, text: line.text })
      count.paragraphs++
      return false
    })
  }
  return { lines, texts, proof: count }
}

function inComments(reading: DocxReading, part: string): boolean {
  return reading.parts.some((p) => p.part === part && p.kind === 'comments')
}

function blockLine(node: Node): string {
  const revisions = Object.keys((node.attrs.revisions as CellRevisions | null) ?? {}).join(' ')
  const changes = Object.keys(node.attrs).filter((key) => key.endsWith('Change') && node.attrs[key] !== null)
  const shown = node.type === N.opaqueBlock ? `${node.attrs.kind as string} ${node.attrs.text as string}` : ''
  return [`<${node.type.name}>`, revisions, changes.join(' '), shown].filter(Boolean).join(' ')
}

type Count = { plain: number; inserted: number; deleted: number }

function paragraphLine(
  paragraph: Node,
  hidden: HiddenRuns,
  withComments: boolean,
  count: Count,
): { marked: string; text: string } {
  const style = styleOf(paragraph.attrs.pPr as string)
  let marked = ''
  let text = ''
  let last = ''
  paragraph.forEach((node) => {
    const piece = pieceOf(node, withComments)
    if (piece === '' || (isText(node) && isHidden(node, style, hidden))) return
    const signs = node.marks.map((m) => SIGN[m.type.name] ?? '').join('')
    if (signs !== last) marked += `${last === '' ? '' : ']'}${signs === '' ? '' : `[${signs}`}`
    last = signs
    marked += piece
    text += node.isText ? piece : ((node.attrs.text as string | undefined) ?? '\n')
    const size = isText(node) ? piece.length : 0
    if (/[-<]/.test(signs)) count.deleted += size
    else if (/[+>]/.test(signs)) count.inserted += size
    else count.plain += size
  })
  const marks = Object.keys((paragraph.attrs.markRevisions as MarkRevisions | null) ?? {}).join(' ')
  const change = paragraph.attrs.pPrChange === null ? '' : ' pPrChange'
  return { marked: `${paragraph.attrs.pPr as string} ${marked}${last === '' ? '' : ']'}¶${marks}${change}`, text }
}

function isText(node: Node): boolean {
  return node.isText || [N.tab, N.break, N.hyphen, N.symbol].includes(node.type) || node.attrs.kind === 'ptab'
}

function isHidden(node: Node, style: string | null, hidden: HiddenRuns): boolean {
  const attr = (name: string, key: string): string | undefined =>
    node.marks.find((m: Mark) => m.type.name === name)?.attrs[key] as string | undefined
  return hidden.of(style, attr('rPr', 'xml') ?? '', attr('fmt', 'old') ?? null) === 'hidden'
}

function styleOf(pPr: string): string | null {
  return pPr.includes('pStyle') ? (parseFragment(pPr).find((e) => e.name === 'w:pStyle')?.attrs['w:val'] ?? null) : null
}

function isCommentPlace(node: Node): boolean {
  return node.type === N.commentRef || (node.attrs.kind as string | undefined)?.startsWith('commentRange') === true
}

/** An inline node as a line shows it. Atoms stand between signs that no text holds. */
function pieceOf(node: Node, withComments: boolean): string {
  if (node.isText) return node.text!
  const { kind, id, name, edge, text, label, type, font, char } = node.attrs as Record<string, string | undefined>
  const image = (node.attrs.image as { part: string } | null | undefined)?.part
  if (!withComments && isCommentPlace(node)) return ''
  return `\u0001${[node.type.name, kind, edge, type, font, char, label, id, name, text, image].filter(Boolean).join(' ')}\u0002`
}

/** Where two readings part, in words; null where they are equal. */
export function difference(before: Seen, after: Seen): string | null {
  const at = before.lines.findIndex((line, i) => line !== after.lines[i])
  if (at < 0) return after.lines.length === before.lines.length ? null : `“${after.lines[before.lines.length]}” is new`
  return `“${before.lines[at]}” became “${after.lines[at] ?? ''}”`
}
