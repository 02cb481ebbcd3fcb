import type { BadRecord, Fault } from '../../archive/verify.ts'
import type { BadDocument } from '../../archive/verify-history.ts'

/** What is wrong with a record, in plain words. */
export function faultWords(fault: Fault): string {
  switch (fault) {
    case 'form':
      return 'it is not in the form that was signed'
    case 'hash':
      return 'it says something else than was signed'
    case 'signature':
      return 'the device that it names did not sign it'
    case 'parent':
      return 'a record that it follows is missing'
    case 'time':
      return 'it claims to be older than one that it follows'
  }
}

export function badRecordLine({ seq, type, fault }: BadRecord): string {
  return `record ${seq} (${type}): ${faultWords(fault)}`
}

export function badDocumentLine({ document, fault, round, as }: BadDocument): string {
  const twin = as === 'clean' ? ', its clean copy' : as === 'base' ? ', what it was made from' : ''
  const where = round === '' ? `document ${document}` : `the document of “${round}”${twin}`
  return `${where}: ${fault === 'missing' ? 'its bytes are missing' : 'it is not the one that was sealed'}`
}
