import { readContainer } from '../../src/main/engine/container/read-container.ts'
import { writeContainer } from '../../src/main/engine/container/write-container.ts'

/**
 * Makes a contract of any length out of a real one: the body's blocks are repeated, with ids, bookmark names and paraIds
 * kept unique, and in every k-th paragraph one run becomes a tracked replacement by one of three authors.
 */
export interface Recipe {
  /** How often the body stands in the result. */
  readonly copies: number
  /** Every how many paragraphs a run is replaced under tracking; 0 for none. */
  readonly trackEvery: number
}

const AUTHORS = ['Ada Marlow', 'Dana Okafor', 'Ines Calder']

export function largeContract(base: Uint8Array, { copies, trackEvery }: Recipe): Uint8Array {
  const container = readContainer(base)
  if (!container.ok) throw new Error(container.error.message)
  const xml = new TextDecoder().decode(container.value.part('word/document.xml'))
  const from = xml.indexOf('>', xml.indexOf('<w:body')) + 1
  const end = xml.lastIndexOf('</w:body>')
  const section = xml.lastIndexOf('<w:sectPr', end)
  const to = section < 0 ? end : section
  const body = xml.slice(from, to)
  const ids = new Counter(1_000_000)
  let out = ''
  for (let i = 0; i < copies; i++)
    out += trackEvery > 0 ? tracked(copyOf(body, i, ids), trackEvery, ids) : copyOf(body, i, ids)
  const document = new TextEncoder().encode(xml.slice(0, from) + out + xml.slice(to))
  return writeContainer(container.value, new Map([['word/document.xml', document]]))
}

class Counter {
  #next: number
  constructor(first: number) {
    this.#next = first
  }
  next(): number {
    return this.#next++
  }
}

function copyOf(body: string, i: number, ids: Counter): string {
  if (i === 0) return body
  return body
    .replace(
      /(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")(\d+)"/g,
      (_, head: string, id: string) => `${head}${Number(id) + i * 1000}"`,
    )
    .replace(
      /(<w:bookmarkStart\b[^>]*\bw:name=")([^"]*)"/g,
      (_, head: string, name: string) => `${head}${renamed(name, i)}"`,
    )
    .replace(/\b_(?:Ref|Toc)\w+/g, (name) => renamed(name, i))
    .replace(
      /w14:paraId="[0-9A-Fa-f]{8}"/g,
      () => `w14:paraId="${(ids.next() & 0x7fffffff).toString(16).toUpperCase().padStart(8, '0')}"`,
    )
    .replace(/(<wp:docPr\b[^>]*\bid=")\d+"/g, (_, head: string) => `${head}${ids.next()}"`)
}

function renamed(name: string, i: number): string {
  return `${name.replace(/_\d+$/, '').slice(0, 34)}_${i}`
}

function tracked(body: string, every: number, ids: Counter): string {
  let paragraph = 0
  return body.replace(/<w:p[ >](?:(?!<w:p[ >]).)*?<\/w:p>/gs, (p) => {
    if (++paragraph % every !== 0) return p
    const at = /<w:r(?: [^>]*)?>(?:(?!<\/w:r>|<w:r[ >]).)*?<w:t[ >](?:(?!<\/w:r>).)*?<\/w:r>/s.exec(p)
    // A run inside a wrapper of its own would need more than this recipe has.
    if (at === null || /<w:(?:hyperlink|ins|del|sdt|fldSimple|smartTag)\b/.test(p.slice(0, at.index))) return p
    const by = (): string => `w:id="${ids.next()}" w:author="${AUTHORS[paragraph % 3]!}" w:date="2026-11-20T10:00:00Z"`
    const deleted = at[0].replace(/<w:t([ >])/g, '<w:delText$1').replace(/<\/w:t>/g, '</w:delText>')
    const inserted = at[0].replace(/(<w:t(?: [^>]*)?>)/, '$1Revised ')
    return `${p.slice(0, at.index)}<w:del ${by()}>${deleted}</w:del><w:ins ${by()}>${inserted}</w:ins>${p.slice(at.index + at[0].length)}`
  })
}
