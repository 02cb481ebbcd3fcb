import type { Node } from 'prosemirror-model'
import { noteStory } from '../../src/core/document/note-story.ts'
import type { CellRevisions, MarkRevisions, Revision } from '../../src/core/document/revision-attrs.ts'

/**
 * A document on one line, for expectations:
 *
 *   text        `[+A inserted][-B deleted][+A [-B both]][<A moved away][>A moved here][~A reformatted]`
 *   look        `{b+sz=24 text}`, a wrapper `(hyperlink text)`
 *   mark        `text¶` plain, `text¶+A`, `text¶+A-B`, `text¶<A`, `text¶>A`, `text¶~A`; its look `¶{b}`
 *   paragraph   `«jc=center»text¶`, with pPrChange `«jc=center ~A»text¶`, with a section's end `text¶§`
 *   table       `table{row{a¶|b¶}row+A{c¶|(-A)d¶}}`, content control `sdt{a¶}`, others `⟨kind text⟩`
 *   atoms       tab `→`, line break `↵`, others `⟨kind …⟩`
 *
 * Groups do not show. Ids show (`+A#7`) when asked for.
 */
export function show(doc: Node, options: { ids?: boolean } = {}): string {
  const name = (r: Revision): string => (options.ids === true ? `${r.author}#${r.id}` : r.author)
  const sign = (kind: keyof typeof SIGNS, r: Revision | undefined): string =>
    r === undefined ? '' : SIGNS[kind] + name(r)
  const signs = (r: MarkRevisions | CellRevisions | null): string =>
    (Object.keys(SIGNS) as (keyof typeof SIGNS)[])
      .map((kind) => sign(kind, (r as Record<string, Revision | undefined> | null)?.[kind]))
      .join('')

  const leaf = (node: Node): string => {
    const note = noteStory(node)
    let text = leafText(node) + (note === null ? '' : `(note ${show(note, options)})`)
    for (const mark of [...node.marks].reverse()) {
      const kind = mark.type.name
      if (kind === 'rPr') text = `{${look(mark.attrs.xml as string)} ${text}}`
      else if (kind === 'wrap') text = `(${mark.attrs.kind as string} ${text})`
      else text = `[${sign(kind as keyof typeof SIGNS, mark.attrs as Revision)} ${text}]`
    }
    return text
  }
  const paragraph = (node: Node): string => {
    const { pPr, pPrChange, markRPr, markRevisions, sectPr } = node.attrs
    const head = [look(pPr as string), sign('pPrChange', (pPrChange as Revision | null) ?? undefined)].filter(Boolean)
    const mark = `¶${signs(markRevisions as MarkRevisions | null)}${markRPr === '' ? '' : `{${look(markRPr as string)}}`}`
    return `${head.length > 0 ? `«${head.join(' ')}»` : ''}${children(node)}${mark}${sectPr === null ? '' : '§'}`
  }
  const cell = (node: Node): string => {
    const found = signs(node.attrs.revisions as CellRevisions | null)
    return (found === '' ? '' : `(${found})`) + children(node)
  }
  const children = (node: Node, separator = ''): string => node.children.map(any).join(separator)
  const any = (node: Node): string => {
    switch (node.type.name) {
      case 'paragraph':
        return paragraph(node)
      case 'table':
        return `table{${children(node)}}`
      case 'row':
        return `row${signs(node.attrs.revisions as CellRevisions | null)}{${children(node, '|')}}`
      case 'cell':
        return cell(node)
      case 'contentControl':
        return `sdt{${children(node)}}`
      case 'doc':
      case 'group':
        return children(node)
      default:
        return leaf(node)
    }
  }
  return any(doc)
}

const SIGNS = { ins: '+', del: '-', moveFrom: '<', moveTo: '>', fmt: '~', pPrChange: '~', merge: '=' }

/** `<w:b/><w:sz w:val="24"/>` as `b+sz=24`; anything less simple as it stands. */
function look(xml: string): string {
  return /^(<w:\w+( w:val="[^"]*")?\/>)*$/.test(xml)
    ? [...xml.matchAll(/<w:(\w+)(?: w:val="([^"]*)")?\/>/g)].map((m) => (m[2] ? `${m[1]}=${m[2]}` : m[1])).join('+')
    : xml
}

function leafText(node: Node): string {
  switch (node.type.name) {
    case 'text':
      return node.text!
    case 'tab':
      return '→'
    case 'break':
      return '↵'
    default: {
      const { kind, id, edge, text, label, name } = node.attrs as Record<string, string | undefined>
      return `⟨${[...new Set([kind ?? node.type.name, edge, label, id, name, text])].filter(Boolean).join(' ')}⟩`
    }
  }
}
