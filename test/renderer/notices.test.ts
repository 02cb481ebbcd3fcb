import { expect, it } from 'vitest'
import { currentNotices, dismissAbout, notify } from '../../src/renderer/ui/notices.ts'

const titles = (): string[] => currentNotices().map(({ title }) => title)

it('what is about one agreement goes when that is left; bad news and what holds everywhere stays', () => {
  notify({ tone: 'warning', title: 'This cannot be pasted here.', about: 'a' })
  notify({ tone: 'warning', title: 'The archive could not be backed up.' })
  notify({ tone: 'error', title: 'The comment was not saved.', about: 'a' })
  dismissAbout('b')
  expect(titles()).toHaveLength(3)
  dismissAbout('a')
  expect(titles()).toEqual(['The archive could not be backed up.', 'The comment was not saved.'])
})
