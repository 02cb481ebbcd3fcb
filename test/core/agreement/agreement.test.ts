import { expect, test } from 'vitest'
import { titleFromFileName } from '../../../src/core/agreement/agreement.ts'

test('a title is made of a file name’s words and starts with a capital', () => {
  const titles = {
    'master-services-agreement.docx': 'Master services agreement',
    'NDA_v3.docx': 'NDA v3',
    'Master_Services-Agreement.DOCM': 'Master Services Agreement',
    'élan--supply_terms.docx': 'Élan supply terms',
  }
  for (const [file, title] of Object.entries(titles)) expect(titleFromFileName(file)).toBe(title)
})

test('hyphens stay where blanks part the words already', () => {
  expect(titleFromFileName('Non-Disclosure Agreement_final.docx')).toBe('Non-Disclosure Agreement final')
  expect(titleFromFileName('e-commerce  terms.docx')).toBe('E-commerce terms')
})

test('a name without any word is kept as it is', () => {
  expect(titleFromFileName('---.docx')).toBe('---.docx')
  expect(titleFromFileName('.docx')).toBe('.docx')
})
