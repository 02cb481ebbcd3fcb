import type { Agreement } from './agreement.ts'
import { MSA_COMMERCIAL_CLAUSES } from './content/msa-clauses-commercial.ts'
import { MSA_END_CLAUSES, MSA_SIGNATURES } from './content/msa-clauses-end.ts'
import { MSA_RISK_CLAUSES } from './content/msa-clauses-risk.ts'
import { MSA_SERVICE_CLAUSES } from './content/msa-clauses-service.ts'
import { MSA_DEFINITIONS } from './content/msa-definitions.ts'
import { MSA_FRONT } from './content/msa-front.ts'
import { MSA_REDLINE } from './content/msa-redline.ts'
import { MSA_CHARGES_SCHEDULES } from './content/msa-schedule-charges.ts'
import { MSA_EXIT_SCHEDULES } from './content/msa-schedule-exit.ts'
import { MSA_SERVICE_SCHEDULES } from './content/msa-schedule-services.ts'
import { NDA_SOURCE } from './content/nda.ts'
import { writeAgreement, writeReturned } from './document.ts'
import { parseAgreement } from './parse.ts'

/** One line of resources/samples/samples.json. */
export interface SampleEntry {
  readonly file: string
  readonly title: string
  readonly type: string
  readonly counterparty: string
  /** Whose template the agreement is written on. */
  readonly paper: 'ours' | 'theirs'
  readonly summary: string
  /** The file of the agreement that this one is the counterparty's answer to. */
  readonly answers?: string
}

export interface Sample {
  readonly entry: SampleEntry
  /** Builds the file, given those built before it: a returned agreement answers one of them. */
  readonly build: (earlier: ReadonlyMap<string, Uint8Array>) => Promise<Uint8Array>
}

export const MUTUAL_NDA: Agreement = {
  title: 'Mutual Non-Disclosure Agreement',
  legend: 'Halden Ridge draft (1): 2 November 2026',
  reference: 'HRS/NDA/2026/0117',
  date: '2026-11-02T09:00:00Z',
  author: 'Imogen Vale (Halden Ridge Legal)',
  blocks: parseAgreement(NDA_SOURCE),
}

export const MASTER_SERVICES_AGREEMENT: Agreement = {
  title: 'Master Services Agreement',
  legend: 'Halden Ridge draft (2): 3 November 2026 – Subject to contract',
  reference: 'HRS/MSA/2026/0042',
  date: '2026-11-03T16:30:00Z',
  author: 'Imogen Vale (Halden Ridge Legal)',
  blocks: [
    MSA_FRONT,
    MSA_DEFINITIONS,
    MSA_SERVICE_CLAUSES,
    MSA_COMMERCIAL_CLAUSES,
    MSA_RISK_CLAUSES,
    MSA_END_CLAUSES,
    MSA_SERVICE_SCHEDULES,
    MSA_CHARGES_SCHEDULES,
    MSA_EXIT_SCHEDULES,
    MSA_SIGNATURES,
  ].flatMap(parseAgreement),
}

export const SAMPLES: readonly Sample[] = [
  {
    entry: {
      file: 'mutual-nda.docx',
      title: MUTUAL_NDA.title,
      type: 'Mutual NDA',
      counterparty: 'Calder & Finch Manufacturing Limited',
      paper: 'ours',
      summary:
        'A two-way confidentiality agreement for talks about a planning platform: twelve clauses, five-year term.',
    },
    build: () => writeAgreement(MUTUAL_NDA),
  },
  {
    entry: {
      file: 'master-services-agreement.docx',
      title: MASTER_SERVICES_AGREEMENT.title,
      type: 'MSA',
      counterparty: 'Northwind Freight Group plc',
      paper: 'ours',
      summary:
        'Our draft for a five-year freight data platform: 35 clauses and six schedules with service levels, charges, data ' +
        'protection, change control and exit.',
    },
    build: () => writeAgreement(MASTER_SERVICES_AGREEMENT),
  },
  {
    entry: {
      file: 'master-services-agreement-counterparty.docx',
      title: 'Master Services Agreement (returned by Northwind Legal)',
      type: 'MSA',
      counterparty: 'Northwind Freight Group plc',
      paper: 'ours',
      summary:
        "The same agreement as the customer's counsel returned it: tracked changes and three comments by Dana Okafor, and " +
        'two changes that were not tracked.',
      answers: 'master-services-agreement.docx',
    },
    build: (earlier) => {
      const sent = earlier.get('master-services-agreement.docx')
      if (!sent) throw new Error('the agreement is built before the answer to it')
      return writeReturned(MASTER_SERVICES_AGREEMENT, MSA_REDLINE, sent)
    },
  },
]
