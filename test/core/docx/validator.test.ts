import validate from '@ooxml-tools/validate'
import { describe, expect, it } from 'vitest'
import { openDocument, saveDocument } from '../../../src/main/app/documents.ts'
import { corpusBytes, corpusFiles, hasCorpus, NO_CORPUS } from '../../support/corpus.ts'

/**
 * The Open XML SDK's validator on what we write. Real files have errors of their own (fractional twips, strict units),
 * so that the law is: no error that the original did not have, counted by part, kind and description.
 */
async function errorsOf(bytes: Uint8Array): Promise<Map<string, number>> {
  const errors = new Map<string, number>()
  for (const { id, description, path } of await validate(new Uint8Array(bytes), 'docx')) {
    const key = `${path.partUri}: ${id}: ${description}`
    errors.set(key, (errors.get(key) ?? 0) + 1)
  }
  return errors
}

describe.runIf(hasCorpus)('the Open XML SDK on files written afresh', () => {
  for (const file of corpusFiles('contracts', 'tracked')) {
    it(`finds no error in ${file} that the original did not have`, async () => {
      const bytes = corpusBytes(file)
      const document = openDocument(bytes)
      if (!document.ok) throw new Error(document.error.message)
      const before = await errorsOf(bytes)
      const after = await errorsOf(saveDocument(document.value, [], { rewrite: true }))
      expect([...after].filter(([error, count]) => count > (before.get(error) ?? 0))).toEqual([])
    })
  }
  it('does find what is wrong, so that silence means something', async () => {
    const errors = await errorsOf(corpusBytes('tracked/adeu-multi_author.docx'))
    expect([...errors.keys()].join()).toContain('should have unique value')
  })
})

if (!hasCorpus) it.skip(`the Open XML SDK on files written afresh (${NO_CORPUS})`, () => {})
