import type { Node } from 'prosemirror-model'
import { contextFor } from '../../../../core/document/added-lists.ts'
import { formatterOf, type Formatter, type ParagraphFormat } from '../../../../core/document/formatting.ts'
import type { CellLook } from '../../../../core/document/formatting-table.ts'
import type { NumberLabel } from '../../../../core/document/numbering-labels.ts'
import type { DocumentContext } from '../../../../core/document/style-sheet.ts'
import { scaledFaces } from './fonts.ts'
import { neighbourCss, paragraphCss } from './paragraph-css.ts'
import { labelCss, labelBox, type LabelBox } from './label-box.ts'
import { runCss } from './run-css.ts'

/** A paragraph's look as classes of the document's style sheet. */
export interface ParagraphLook {
  readonly format: ParagraphFormat
  readonly className: string
  /** Class of what its runs start from; rules for run properties are written per pair of both. */
  readonly base: string
}

/**
 * The looks of one document as CSS classes, written when first met: a document has few different ones, so elements carry
 * short class names and no style of their own.
 */
export interface Looks {
  readonly formatter: Formatter
  /** The file's styles and lists, and those made in the editor. */
  readonly context: DocumentContext
  /** The file's alone: what tracked commands are given. */
  readonly file: DocumentContext
  /** Takes in the lists that an edit brought or took away; says whether there were any. */
  readonly follow: (doc: Node) => boolean
  readonly paragraph: (pPr: string, cell: CellLook | null) => ParagraphLook
  /** The class of a run's properties; its rules follow with `runIn`. */
  readonly runClass: (rPr: string) => string
  /** Makes sure that runs with these properties look right inside such a paragraph. */
  readonly runIn: (look: ParagraphLook, rPr: string) => void
  /** For a paragraph without text: the look of its mark, which gives it its height. '' where that is the paragraph's own. */
  readonly markClass: (look: ParagraphLook, markRPr: string) => string
  readonly label: (look: ParagraphLook, label: NumberLabel, markRPr: string) => LabelBox
  /** A class for declarations that are made elsewhere, as table cells are. */
  readonly css: (declarations: string) => string
  /** Takes the style sheet off the page. */
  readonly dispose: () => void
}

let instances = 0

export function createLooks(file: DocumentContext, sheet: CSSStyleSheet = adopted()): Looks {
  let context = file
  let formatter = formatterOf(file)
  const prefix = `d${++instances}`
  const names = new Map<string, string>()
  const paragraphs = new Map<string, ParagraphLook>()
  const pairs = new Set<string>()
  const labels = new Map<string, LabelBox>()

  const rule = (text: string): void => void sheet.insertRule(text, sheet.cssRules.length)
  /** A short class name for a key; `make` writes its rules the first time. */
  const named = (kind: string, key: string, make: (name: string) => void): string => {
    const full = `${kind}${key}`
    let name = names.get(full)
    if (name === undefined) {
      name = `${prefix}-${kind}${names.size}`
      names.set(full, name)
      make(name)
    }
    return name
  }

  const linesOf = (format: ParagraphFormat): number | null =>
    format.spacing.lineRule === 'auto' ? format.spacing.line : null

  const paragraph: Looks['paragraph'] = (pPr, cell) => {
    const key = cell === null ? pPr : `${cell.styleId} ${cell.conditions.join(',')} ${pPr}`
    let look = paragraphs.get(key)
    if (look !== undefined) return look
    const format = formatter.paragraph(pPr, cell)
    const lines = linesOf(format)
    const base = named('b', `${format.styleId} ${lines} ${cell?.styleId} ${cell?.conditions.join(',')}`, (name) =>
      rule(`.${name}{${runCss(formatter.run(format, ''), { lines, isBox: true })}}`),
    )
    const box = named('p', paragraphCss(format), (name) => {
      rule(`.${name}{${paragraphCss(format)}}`)
      neighbourCss(name, format).forEach(rule)
    })
    const classes = [box, base]
    if (format.contextualSpacing) {
      classes.push(
        // The space after the one before is given back: margins of neighbours add up on our page.
        named('s', `${format.styleId} ${format.spacing.after}`, (name) =>
          rule(`.${name} + .${name}{margin-top:-${format.spacing.after / 15}px !important}`),
        ),
      )
    }
    look = { format, base, className: classes.join(' ') }
    paragraphs.set(key, look)
    return look
  }

  const runClass: Looks['runClass'] = (rPr) => named('r', rPr, () => undefined)

  return {
    get formatter() {
      return formatter
    },
    get context() {
      return context
    },
    file,
    follow: (doc) => {
      const next = contextFor(doc, file)
      if (next === context) return false
      context = next
      formatter = formatterOf(next)
      // A list's number may come to mean another list, after an undo.
      paragraphs.clear()
      return true
    },
    paragraph,
    runClass,
    runIn: (look, rPr) => {
      const pair = `.${look.base} .${runClass(rPr)}`
      if (pairs.has(pair)) return
      pairs.add(pair)
      rule(`${pair}{${runCss(formatter.run(look.format, rPr), { lines: linesOf(look.format) })}}`)
    },
    markClass: (look, markRPr) => {
      if (markRPr === '') return ''
      const css = runCss(formatter.run(look.format, markRPr), { lines: linesOf(look.format), isBox: true })
      return named('m', css, (name) => rule(`.page .${name}{${css}}`))
    },
    label: (look, label, markRPr) => {
      const key = [look.className, label.text, label.suffix, label.justify, label.rPr, markRPr].join('\u0000')
      let box = labels.get(key)
      if (box === undefined) {
        const format = formatter.label(look.format, markRPr, label.rPr)
        const className = named('n', labelCss(format), (name) => rule(`.${name}::before{${labelCss(format)}}`))
        box = labelBox(label, format, look.format, className, context.look.defaultTab)
        labels.set(key, box)
      }
      return box
    },
    css: (declarations) => named('c', declarations, (name) => rule(`.${name}{${declarations}}`)),
    dispose: () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== sheet)
    },
  }
}

let hasFaces = false

/** Stand-ins for fonts that this machine lacks, once for all documents. */
function adoptFaces(): void {
  if (hasFaces) return
  hasFaces = true
  const sheet = new CSSStyleSheet()
  for (const face of scaledFaces()) sheet.insertRule(face)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}

function adopted(): CSSStyleSheet {
  adoptFaces()
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return sheet
}
