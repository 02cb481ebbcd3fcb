import type { RuleMaker } from '../rule.ts'
import { FLOW_EDGES } from './revised.ts'

const DEL: ReadonlySet<string> = new Set(['w:del'])

/**
 * Deleted text is w:delText and w:delInstrText, and only deleted text is (ECMA-376 part 1, 17.3.3.7, 17.16.13). What was
 * moved away stays w:t (17.13.5.22).
 */
export const textContext: RuleMaker = (findings) => ({
  everyCopy: true,
  enter: {
    'w:t': (place) => {
      if (place.around(DEL, FLOW_EDGES) !== undefined) {
        findings.error('w-t-in-del', place, 'w:t inside w:del: Word refuses the file or shows deleted text as live')
      }
    },
    'w:instrText': (place) => {
      if (place.around(DEL, FLOW_EDGES) !== undefined) {
        findings.error('w-instrtext-in-del', place, 'w:instrText inside w:del: a deleted field code is w:delInstrText')
      }
    },
    'w:delText': (place) => {
      if (place.around(DEL, FLOW_EDGES) === undefined) {
        findings.error('w-deltext-outside-del', place, 'w:delText outside w:del: Word does not show this text at all')
      }
    },
    'w:delInstrText': (place) => {
      if (place.around(DEL, FLOW_EDGES) === undefined) {
        findings.error('w-delinstrtext-outside-del', place, 'w:delInstrText outside w:del: the field loses its code')
      }
    },
  },
})
