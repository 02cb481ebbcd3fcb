import { each, type RuleMaker } from '../rule.ts'

/** w14:paraId is eight hexadecimal digits, above 0 and below 0x80000000, once in a part ([MS-DOCX] 2.6.2.4). */
export const paragraphIds: RuleMaker = (findings) => {
  let seen = new Set<string>()
  return {
    startPart: () => {
      seen = new Set()
    },
    enter: each(['w:p', 'w:tr'], (place) => {
      const id = place.attr('w14:paraId')
      if (id === undefined) return
      const value = /^[0-9a-f]{1,8}$/i.test(id) ? Number.parseInt(id, 16) : 0
      if (value <= 0 || value >= 0x8000_0000) {
        findings.error(
          'para-id-range',
          place,
          `the w14:paraId "${id}" is outside 00000001 to 7FFFFFFF: Word refuses it`,
        )
      }
      const key = id.toUpperCase()
      if (seen.has(key)) {
        findings.error(
          'para-id-duplicate',
          place,
          `another paragraph of this part has the w14:paraId ${id}: comment threads hang on it`,
        )
      }
      seen.add(key)
    }),
  }
}
