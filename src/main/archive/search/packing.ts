import { deflateRawSync, inflateRawSync } from 'node:zlib'

/**
 * Clauses are too short to be compressed well one by one: what contracts say again and again is known beforehand. Changing
 * it makes what was packed unreadable: then a migration has to empty the tables, which are filled again from the documents.
 */
const KNOWN = Buffer.from(
  [
    'Notwithstanding anything to the contrary contained in this Agreement, the provisions of this clause shall survive termination or expiry of this Agreement for any reason whatsoever.',
    'in no event shall the aggregate liability of either party arising out of or in connection with this Agreement, whether in contract, tort (including negligence), breach of statutory duty or otherwise, exceed ',
    'per cent of the total charges paid or payable by the Customer under this Agreement in the twelve (12) months preceding the date on which the claim arose.',
    'Neither party shall be liable for any indirect, special or consequential loss or damage, loss of profit, loss of business, loss of data or goodwill.',
    'The Supplier shall indemnify, defend and hold harmless the Customer, its affiliates and their respective officers, directors and employees from and against all claims, losses, damages, costs and expenses (including reasonable legal fees) ',
    'Each party represents and warrants that it has full power and authority to enter into and perform its obligations under this Agreement. ',
    'Either party may terminate this Agreement with immediate effect by giving written notice to the other party if the other party commits a material breach of any term of this Agreement and fails to remedy that breach within thirty (30) days after being notified in writing to do so. ',
    'The Receiving Party shall keep the Disclosing Party’s Confidential Information confidential and shall not disclose it to any third party without the prior written consent of the Disclosing Party, except to those of its employees, agents and subcontractors who need to know it for the purposes of ',
    'All Intellectual Property Rights in the Services, the Deliverables and the Documentation shall belong to the Supplier, who hereby grants to the Customer a non-exclusive, non-transferable licence to use ',
    'shall process Personal Data only on documented instructions from the Controller, in accordance with Data Protection Law, and shall implement appropriate technical and organisational measures ',
    'shall be invoiced monthly in arrears and are payable within thirty (30) days of receipt of a valid invoice. All amounts are exclusive of value added tax. ',
    'No variation of this Agreement shall be effective unless it is in writing and signed by the parties (or their authorised representatives). ',
    'This Agreement constitutes the entire agreement between the parties and supersedes all previous agreements, understandings and representations relating to its subject matter. ',
    'Any notice given under this Agreement shall be in writing and shall be delivered by hand or sent by pre-paid first-class post to its registered office. ',
    'governed by and construed in accordance with the laws of England and Wales, and the parties irrevocably submit to the exclusive jurisdiction of the courts of ',
    'the Effective Date, the Term, the Fees, the Charges, Service Levels, Service Credits, Business Day, Schedule, applicable law, reasonable endeavours, provided that, subject to clause, set out in, in respect of, pursuant to, ',
  ].join(''),
)

/** What is set aside for a text at first: a clause is seldom longer, and with zlib's usual 16 KiB unpacking takes twice as long. */
const USUAL_BYTES = 4096

/**
 * @param base another text that has much of this one: then only what is new takes room
 * @returns bytes of their own, which may be handed to another thread
 */
export function packText(text: string, base?: string): Uint8Array {
  return new Uint8Array(deflateRawSync(text, { dictionary: dictionaryOf(base), level: 6 }))
}

export function unpackText(packed: Uint8Array, base?: string): string {
  return inflateRawSync(packed, { dictionary: dictionaryOf(base), chunkSize: USUAL_BYTES }).toString('utf8')
}

function dictionaryOf(base: string | undefined): Buffer {
  return base === undefined || base === '' ? KNOWN : Buffer.from(base)
}
