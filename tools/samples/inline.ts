/** A run of text in one look: bold or not, and under which redline or comment, if any. */
export interface TextPiece {
  readonly kind: 'text'
  readonly text: string
  readonly bold: boolean
  readonly change?: InlineChange
}

export interface InlineChange {
  readonly kind: 'inserted' | 'deleted'
  /** Index of the redline in the counterparty's list. */
  readonly revision: number
}

export interface ReferencePiece {
  readonly kind: 'reference'
  readonly key: string
  readonly bold: boolean
  readonly change?: InlineChange
}

export interface CommentPiece {
  readonly kind: 'commentStart' | 'commentEnd'
  readonly comment: number
}

export type Piece = TextPiece | ReferencePiece | CommentPiece

/** Opens and closes a change or comment in the text of a block. The redline step writes them; no author types them. */
export const INLINE_MARKS = {
  insert: (revision: number, text: string) => (text === '' ? '' : `⟦+${revision}:${text}⟧`),
  delete: (revision: number, text: string) => (text === '' ? '' : `⟦-${revision}:${text}⟧`),
  comment: (comment: number, text: string) => `⟦?${comment}:⟧${text}⟦!${comment}:⟧`,
}

const TOKEN = /(\*\*|\{[a-z][\w.-]*\}|⟦[-+?!]\d+:|⟧)/

/** Splits the text of a block: `**bold**`, `{key}` for a cross-reference, and the marks of {@link INLINE_MARKS}. */
export function parseInline(source: string): Piece[] {
  const pieces: Piece[] = []
  let bold = false
  let change: InlineChange | undefined
  let open = false
  for (const token of source.split(TOKEN)) {
    if (token === '') continue
    if (token === '**') bold = !bold
    else if (token === '⟧') {
      change = undefined
      open = false
    } else if (token.startsWith('⟦')) {
      if (open) throw new Error(`a change inside a change: ${source}`)
      open = true
      const opened = openMark(token)
      if ('comment' in opened) pieces.push(opened)
      else change = opened
    } else pieces.push(contentPiece(token, bold, change))
  }
  if (bold || open) throw new Error(`unclosed markup: ${source}`)
  return pieces
}

/** The words a reader sees, with `label` giving the number each reference shows. */
export function plainText(source: string, label: (key: string) => string): string {
  return parseInline(source)
    .map((piece) => (piece.kind === 'text' ? piece.text : piece.kind === 'reference' ? label(piece.key) : ''))
    .join('')
}

function openMark(token: string): InlineChange | CommentPiece {
  const index = Number.parseInt(token.slice(2), 10)
  switch (token[1]) {
    case '+':
      return { kind: 'inserted', revision: index }
    case '-':
      return { kind: 'deleted', revision: index }
    case '?':
      return { kind: 'commentStart', comment: index }
    default:
      return { kind: 'commentEnd', comment: index }
  }
}

function contentPiece(token: string, bold: boolean, change: InlineChange | undefined): Piece {
  const under = change ? { change } : {}
  const key = /^\{(.+)\}$/.exec(token)?.[1]
  if (key !== undefined) return { kind: 'reference', key, bold, ...under }
  return { kind: 'text', text: typographic(token), bold, ...under }
}

/** Straight quotation marks are easier to type and to search for in the source; print wants curly ones. */
function typographic(text: string): string {
  return text
    .replace(/(^|[\s([—–])"/g, '$1“')
    .replace(/"/g, '”')
    .replace(/'/g, '’')
}
