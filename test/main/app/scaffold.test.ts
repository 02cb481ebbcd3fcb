import validate from '@ooxml-tools/validate'
import { expect, it } from 'vitest'
import { checkDocument } from '../../../src/main/app/check.ts'
import { textLines } from '../../../src/main/app/document-views.ts'
import { openDocument } from '../../../src/main/app/documents.ts'
import { writeScaffold } from '../../../src/main/app/scaffold/scaffold.ts'

const about = { title: 'Supply & Service', ours: 'Marlow LLP', theirs: '', author: 'Ada Marlow' }

async function opened(names = about) {
  const bytes = await writeScaffold(names)
  const document = openDocument(bytes)
  if (!document.ok) throw new Error(document.error.message)
  return { bytes, document: document.value }
}

it('is a package in which the linter finds nothing, and which the reader has nothing to remark on', async () => {
  const { bytes, document } = await opened()
  expect(checkDocument(bytes)).toEqual({ ok: true, value: [] })
  expect(document.messages).toEqual([])
  expect(await validate(bytes, 'docx')).toEqual([])
})

it('begins with its title, names the parties it knows and leaves room for those it does not', async () => {
  const lines = textLines((await opened()).document, 'final').filter((line) => line.story === 'body')
  expect(lines[0]).toMatchObject({ text: 'Supply & Service', style: 'Title' })
  const parties = lines.filter((line) => line.style === 'Parties').map((line) => line.text)
  expect(parties[0]).toContain('Marlow LLP')
  expect(parties[1]).toContain('[their full name]')
})

it('numbers its clauses, sub-clauses and items in one list, tied to their styles', async () => {
  const lines = textLines((await opened()).document, 'final')
  const labels = lines.flatMap((line) => line.number ?? [])
  expect(labels).toEqual(
    expect.arrayContaining(['(1)', '(2)', '(A)', '1.', '1.1', '4.', '4.2', '(a)', '(b)', '(c)', '5.', '8.1']),
  )
})
