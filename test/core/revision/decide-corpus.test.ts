import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { grouped } from '../../../src/core/document/groups.ts'
import { readDocx } from '../../../src/core/docx/read/read-docx.ts'
import { applyDecision } from '../../../src/core/revision/apply-decision.ts'
import { decide } from '../../../src/core/revision/decide.ts'
import { listRevisions } from '../../../src/core/revision/revisions.ts'
import { readContainer } from '../../../src/main/engine/container/read-container.ts'

/*
 * Real files against texts that independent readers agree on: what Word, LibreOffice and others show of the body when
 * everything is accepted and when everything is rejected.
 */

const CORPUS = process.env['CORPUS_DIR'] ?? resolve(import.meta.dirname, '../../../../shared/corpus')
const ORACLES = join(CORPUS, 'MANIFEST-oracles.json')

interface Oracle {
  readonly confidence: 'high' | 'medium' | 'low'
  /** 'same as accept' where a decision makes no difference. */
  readonly paragraphs: string[] | string
}
type Entry = { readonly accept: Oracle; readonly reject: Oracle }

/** Words as the oracle counts them: no fields' codes, notes, text boxes or symbols. */
function paragraphsOf(doc: Node): string[] {
  const found: string[] = []
  doc.descendants((node) => {
    if (node.type.name === 'paragraph') found.push(normal(node.children.map(textOf).join('')))
    return node.type.name !== 'paragraph'
  })
  return found.filter((text) => text !== '')
}

function textOf(node: Node): string {
  if (node.type.name === 'tab' || node.type.name === 'break') return ' '
  if (node.type.name === 'hyphen') return node.attrs.kind === 'noBreak' ? '-' : ''
  if (String(node.attrs.kind).startsWith('oMath')) return node.attrs.text as string
  return node.text ?? ''
}

function normal(text: string): string {
  return text
    .replace(/\u2011/g, '-')
    .replace(/[\u00ad\u200b\ufffc\ue000-\uf8ff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

describe.skipIf(!existsSync(ORACLES))('decided as independent readers show it (needs CORPUS_DIR)', () => {
  const entries = existsSync(ORACLES)
    ? Object.entries(JSON.parse(readFileSync(ORACLES, 'utf8')) as Record<string, Entry>).filter(
        ([name]) => name.endsWith('.docx') && existsSync(join(CORPUS, name)),
      )
    : []

  it.each(entries)('%s', (name, oracle) => {
    const container = readContainer(readFileSync(join(CORPUS, name)))
    if (!container.ok) throw new Error(container.error.message)
    const reading = readDocx(container.value)
    if (!reading.ok) throw new Error(reading.error.message)
    for (const story of reading.value.stories) {
      for (const decision of ['accept', 'reject'] as const) {
        const decided = decide(story.doc, decision)
        decided.check()
        expect(listRevisions(decided)).toEqual([])
        const inGroups = grouped(story.doc)
        expect(applyDecision(new Transform(inGroups), decision).doc.eq(decide(inGroups, decision))).toBe(true)
        const { paragraphs } = oracle[decision]
        const expected = typeof paragraphs === 'string' ? oracle.accept.paragraphs : paragraphs
        if (story.name === 'body') expect(paragraphsOf(decided)).toEqual(expected)
      }
    }
  })
})
