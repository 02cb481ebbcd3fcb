import type { Block, Column, ParagraphBlock, ParagraphKind, TableBlock } from './agreement.ts'

/** The markers that may begin a line of an agreement's source, and the paragraphs they make. */
const KINDS: Readonly<Record<string, ParagraphKind>> = {
  '#': { style: 'Heading1', list: 'clause', level: 0 },
  '##': { style: 'ClauseLevel2', list: 'clause', level: 1 },
  '###': { style: 'ClauseLevel3', list: 'clause', level: 2 },
  '####': { style: 'ClauseLevel4', list: 'clause', level: 3 },
  '#####': { style: 'ClauseLevel5', list: 'clause', level: 4 },
  $: { style: 'ScheduleHeading', list: 'schedule', level: 0 },
  $$: { style: 'PartHeading', list: 'schedule', level: 1 },
  '$#': { style: 'ParagraphHeading', list: 'schedule', level: 2 },
  '$##': { style: 'ParagraphLevel2', list: 'schedule', level: 3 },
  '$###': { style: 'ParagraphLevel3', list: 'schedule', level: 4 },
  '$####': { style: 'ParagraphLevel4', list: 'schedule', level: 5 },
  'party:': { style: 'Parties', list: 'party', level: 0 },
  'recital:': { style: 'Recitals', list: 'recital', level: 0 },
  'define:': { style: 'Definition' },
  'define-item:': { style: 'DefinitionItem', list: 'definition', level: 0 },
  'title:': { style: 'Title' },
  'cover-title:': { style: 'CoverTitle' },
  'cover:': { style: 'CoverText' },
  'heading:': { style: 'FrontHeading' },
  'front-page:': { style: 'FrontPageHeading' },
  'subheading:': { style: 'Heading2' },
  'body:': { style: 'BodyText' },
  'indent:': { style: 'BodyIndent' },
  'caption:': { style: 'Caption' },
  'note:': { style: 'TableNote' },
}

const MARKED_LINE = /^(#{1,5}|\$#{1,4}|\${1,2}|[a-z-]+:)(?:\s+\[([\w.-]+)\])?(?:\s+(.*))?$/

/**
 * Reads the source of an agreement. Each block starts with a marker at the left margin (`#` for a clause heading, `##`
 * for 1.1, `$` for a schedule, `define:` for a definition, `|` for a table row); indented lines continue the block.
 * Throws when a line is neither: the source is ours, so that is a mistake in it.
 */
export function parseAgreement(source: string): Block[] {
  return joinContinuations(source).reduce<Block[]>((blocks, line) => {
    if (!line.startsWith('|')) return [...blocks, parseBlock(line)]
    const last = blocks.at(-1)
    if (/^\|[-=] /.test(line)) return [...blocks, openTable(line)]
    if (last?.kind !== 'table') throw new Error(`table row outside a table: ${line}`)
    return [...blocks.slice(0, -1), addRow(last, line)]
  }, [])
}

/** Reads one paragraph, as {@link parseAgreement} would. */
export function parseParagraph(line: string): ParagraphBlock {
  const block = parseBlock(line)
  if (block.kind !== 'paragraph') throw new Error(`not a paragraph: ${line}`)
  return block
}

function joinContinuations(source: string): string[] {
  const lines: string[] = []
  for (const line of source.split('\n')) {
    if (line.trim() === '') continue
    if (/^\s/.test(line)) lines.push(`${lines.pop() ?? ''} ${line.trim()}`)
    else lines.push(line.trimEnd())
  }
  return lines
}

function parseBlock(line: string): Block {
  const match = MARKED_LINE.exec(line)
  if (!match) throw new Error(`no marker: ${line}`)
  const [, marker = '', key, text = ''] = match
  if (marker === 'contents:') return { kind: 'contents' }
  if (marker === 'signatures:') return { kind: 'signatures', parties: splitCells(text) }
  const looks = KINDS[marker]
  if (!looks) throw new Error(`unknown marker ${marker} in: ${line}`)
  return { kind: 'paragraph', marker, looks, text, ...(key === undefined ? {} : { key }) }
}

/** `|- 20 60 20>` opens a grid, `|= 35 65` a form; the figures are widths in per cent and `>` aligns to the right. */
function openTable(line: string): TableBlock {
  const columns = line.slice(3).trim().split(/\s+/).map(parseColumn)
  const total = columns.reduce((sum, column) => sum + column.percent, 0)
  if (total !== 100) throw new Error(`columns add up to ${total}: ${line}`)
  return { kind: 'table', layout: line.startsWith('|-') ? 'grid' : 'form', columns, rows: [] }
}

function parseColumn(spec: string): Column {
  return { percent: Number.parseInt(spec, 10), align: spec.endsWith('>') ? 'right' : 'left' }
}

function addRow(table: TableBlock, line: string): TableBlock {
  const cells = splitCells(line.replace(/^\||\|$/g, ''))
  if (cells.length !== table.columns.length) throw new Error(`${cells.length} cells in: ${line}`)
  return { ...table, rows: [...table.rows, cells] }
}

function splitCells(text: string): string[] {
  return text.split('|').map((cell) => cell.trim())
}
