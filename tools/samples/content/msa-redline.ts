import type { CounterpartyDraft, TrackedChange } from '../redline.ts'

/** The master services agreement as the customer's counsel sends it back. README.md tells what was changed silently. */
export const MSA_REDLINE: CounterpartyDraft = {
  author: 'Dana Okafor (Northwind Legal)',
  initials: 'DO',
  tracked: [
    ...onDay('2026-11-12', [
      '**[-Halden Ridge draft (2): 3 November 2026-]{+Northwind Legal comments on draft (2): 17 November 2026+}**',
      'that a skilled and experienced {+leading +}supplier of services of the same kind',
      'submit a draft, or explain why it needs more time. The Supplier may not charge for preparing a draft{+ or a revision of it+}.',
      'does not reduce its functions, its performance or its security[- in any material respect-];',
      'is notified to the Customer at least [-ten-]{+twenty+} Business Days in advance',
      'credit the Customer with [-two-]{+four+} per cent of the implementation charge for each complete week of delay',
      'has not been achieved within [-ninety-]{+sixty+} days after its Milestone Date',
      'in its live business for more than fifteen Business Days[-, or if the Customer has neither issued an Acceptance ' +
        'Certificate nor described a failure within fifteen Business Days after it was submitted and has not done so within ' +
        'five Business Days after a reminder from the Supplier-].',
    ]),
    ...onDay('2026-11-13', [
      "They are [-the Customer's sole financial remedy for the failure concerned, except that they do not affect the " +
        "Customer's right-]{+without prejudice to the Customer's other rights and remedies, including the right+}:",
      'notifies the Customer within [-five-]{+three+} Business Days after it becomes aware, or ought to have become aware',
      'may not invoice any sum later than [-six-]{+three+} months after it first became entitled',
      'valid and undisputed invoice within [-thirty-]{+sixty+} days after it is received',
      'charge interest on it at [-four-]{+two+} per cent a year above the base rate',
      '[-Neither party may set off any sum against a payment due under this Agreement, except for-]{+The Customer may set ' +
        'off against a payment due under this Agreement any sum that the Supplier owes to it, including+} Service Credits',
      "On [-ten-]{+five+} Business Days' written notice the Customer, its external auditors",
      'under clause {audit.right} no more than [-once-]{+twice+} in a Contract Year',
      "without the Customer's prior written consent, which [-shall not be unreasonably withheld-]{+the Customer may give or " +
        'withhold in its absolute discretion+}. The Customer consents',
    ]),
    {
      kind: 'deleteParagraph',
      date: '2026-11-13T11:52:00Z',
      containing: 'The Customer shall indemnify the Supplier, on the same basis',
    },
    ...onDay('2026-11-16', [
      '[-The assignment of the Foreground IPR in a Deliverable takes effect when the Charges for that Deliverable have been ' +
        'paid-]{+The assignment of Foreground IPR takes effect when it is created+}.',
      'that is made available to another person[-, unless the Customer has agreed in writing to that particular use-].',
      'The duties in this clause continue for [-five-]{+seven+} years after the end of the Term',
      'correct each critical vulnerability within [-seven-]{+three+} days',
      'within [-24-]{+12+} hours after becoming aware of it, and shall then:',
      'to prevent its introduction to the Customer Systems;[- and-]',
    ]),
    {
      kind: 'insertParagraph',
      date: '2026-11-16T09:38:00Z',
      after: 'it will use up-to-date tools to detect Malware',
      line: '### no litigation or regulatory investigation is pending or threatened that might affect its ability to perform this Agreement; and',
    },
    ...onDay('2026-11-16', [
      '[-loss of profit, loss of business or loss of goodwill-]{+loss of profit+}; or',
      'of {s4} shall not exceed [-£5,000,000-]{+£10,000,000+}',
    ]),
    {
      kind: 'insertParagraph',
      date: '2026-11-16T10:04:00Z',
      after: 'Service Credits, and credits under clause {impl.delay}, count towards',
      line: '## The limits in this clause do not apply to sums that the Supplier recovers, or would have recovered if it had complied with clause {insurance}, under the Required Insurances.',
    },
    ...onDay('2026-11-16', [
      'more than £100,000 is more than [-forty-five-]{+ninety+} days overdue',
      "[-at any time after the second anniversary of the Commencement Date -]by giving the Supplier at least [-six-]{+three+} months' written notice",
      'as the Customer requires, for a period of up to [-nine-]{+twelve+} months.',
    ]),
    {
      kind: 'insertParagraph',
      date: '2026-11-16T14:20:00Z',
      after: 'Subject to clause {disputes}, the courts of England and Wales',
      line: '# Step-in',
    },
    {
      kind: 'insertParagraph',
      date: '2026-11-16T14:22:00Z',
      after: 'Step-in',
      line: '## If there is a Critical Service Failure the Customer may, by written notice to the Supplier, itself perform or appoint another person to perform the Services affected until the Supplier has shown that it is able to resume them.',
    },
    {
      kind: 'insertParagraph',
      date: '2026-11-16T14:26:00Z',
      after: 'itself perform or appoint another person to perform the Services affected',
      line: '## The Supplier shall give all the access and help that the Customer reasonably requires for that purpose, and shall bear the additional cost that the Customer reasonably incurs.',
    },
    ...onDay('2026-11-17', [
      '90% of calls within [-30-]{+20+} seconds',
      'for a Service Month shall not exceed [-twenty-]{+thirty+} per cent of the monthly charge.',
      'minimum platform charge is [-£60,000-]{+£45,000+} for each complete month.',
      "independent expert to compare the prices in this Schedule with those of comparable services{+, at the Supplier's cost+}.",
    ]),
  ],
  comments: [
    {
      date: '2026-11-13T10:15:00Z',
      on: 'certification to ISO/IEC 27001',
      text: 'Please send the current certificate and the statement of applicability before the next call. Our CISO also asks for SOC 2 Type II.',
    },
    {
      date: '2026-11-16T10:09:00Z',
      on: 'in respect of all events in a Contract Year',
      text: 'Northwind policy is a data cap of no less than £10m a year. We can discuss an aggregate over the Term if your insurers need one.',
    },
    {
      date: '2026-11-17T08:47:00Z',
      on: 'A consignment that is cancelled before collection',
      text: 'Does this include bookings that are amended and re-entered on the same day? Operations see about 600 a month.',
    },
  ],
  silent: [
    { change: 'shall not exceed one hundred and [-twenty-five-]{+seventy-five+} per cent of the Charges' },
    { change: 'in its [-reasonable-]{+sole+} discretion and giving its reasons' },
  ],
}

/** Dates the changes of one working day a few minutes apart, as they fall when a draft is read from front to back. */
function onDay(day: string, changes: readonly string[]): TrackedChange[] {
  return changes.map((change, index) => {
    const minutes = 9 * 60 + 14 + index * 7
    const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    return { kind: 'words', date: `${day}T${time}:00Z`, change }
  })
}
