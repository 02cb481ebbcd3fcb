/** Clauses of the master services agreement about its end, disputes and the general law. */
export const MSA_END_CLAUSES = `
# [suspend] Suspension
## [suspend.right] The Supplier may suspend access to the Platform only if and for as long as:
### an undisputed sum of more than £100,000 is more than forty-five days overdue, and the Supplier has given the Customer's
  Contract Manager and chief executive at least fifteen Business Days' written notice of its intention;
### it is necessary to prevent serious and imminent harm to the Platform or to other customers that results from the acts of
  Authorised Users; or
### Applicable Law or a court requires it.
## The Supplier shall limit any suspension to the users and functions that it is necessary to suspend, and shall restore
  access as soon as the reason for the suspension has ended.

# [termination] Termination
## [termination.convenience] The Customer may terminate this Agreement, or any Statement of Work, at any time after the second
  anniversary of the Commencement Date by giving the Supplier at least six months' written notice. If it terminates this
  Agreement under this clause before the end of the Initial Term, it shall pay the early termination charge calculated
  under {s3.partE} of {s3}.
## [termination.cause] Either party may terminate this Agreement, or any Statement of Work affected, by written notice to the
  other if the other:
### commits a material breach that cannot be remedied;
### commits a material breach that can be remedied, and does not remedy it within thirty days after receiving written notice
  that describes the breach and requires its remedy; or
### suffers an Insolvency Event.
## [termination.customer] The Customer may terminate this Agreement, or any part of the Services affected, by thirty days'
  written notice to the Supplier if:
### there is a Critical Service Failure;
### the Supplier breaches clause {compliance}, or any provision of {s4} in a manner that is serious or persistent;
### a person who competes with the Customer Group acquires Control of the Supplier, provided that notice is given within
  six months after the Customer has been informed of the acquisition; or
### clause {impl.longstop} or {fm.terminate} applies.
## [termination.supplier] The Supplier may terminate this Agreement by thirty days' written notice if an undisputed sum of more
  than £100,000 remains unpaid sixty days after it fell due, provided that the Supplier has:
### given notice of the failure to the Customer's chief executive at least thirty days earlier; and
### stated in that notice that it intends to terminate.
## Termination of a Statement of Work does not affect this Agreement or any other Statement of Work. Termination of this
  Agreement terminates all Statements of Work, unless the notice says otherwise.

# [exit] Consequences of termination and exit
## On the expiry or termination of this Agreement for any reason:
### the rights granted under clause {services.licence} end, subject to clause {exit.period};
### the Customer shall pay the Charges properly due for the Services provided up to that date; and
### [exit.refund] the Supplier shall refund any Charges paid in advance for Services not provided.
## [exit.period] If the Customer so requests, the Supplier shall provide Termination Assistance, and continue to provide such
  of the Services as the Customer requires, for a period of up to nine months. That period begins when notice of termination
  is given or, if this Agreement is to expire, six months before it does.
## The Supplier shall maintain the Exit Plan, and each party shall comply with it.
## [exit.charges] Termination Assistance is charged at the rates in the Rate Card, except that the Supplier shall provide it
  without charge if the Customer has terminated under clause {termination.cause} or {termination.customer}. The Services
  that continue are charged at the Charges in force when the Exit Period began.
## [exit.return] Within thirty days after the end of the Exit Period the Supplier shall, as the Customer chooses, return or
  securely erase all Customer Data and Customer Materials, and shall certify in writing that it has done so. The Supplier may
  keep one copy to the extent that Applicable Law requires it.
## [exit.survival] Expiry or termination does not affect accrued rights. Clauses {defs}, {payment}, {audit}, {people.nonsolicit},
  {ip}, {ipclaims}, {conf}, {liability}, {insurance}, {exit}, {disputes}, {notices}, {general} and {law}, and any other
  provision that is intended to do so, continue in force.

# [disputes] Dispute resolution
## [disputes.escalate] The parties shall attempt in good faith to resolve a Dispute by referring it in turn, by written notice
  that describes it, to:
### their Contract Managers, for ten Business Days;
### the persons named as the second escalation in clause {gov.managers}, for ten Business Days; and
### the persons named as the third escalation in that clause, for fifteen Business Days.
## [disputes.expert] A Dispute about the calculation of the Charges or Service Credits, or about whether a Deliverable meets its
  Acceptance Criteria, that is not resolved under clause {disputes.escalate} may be referred by either party to an
  independent expert. In that case:
### the expert is to be agreed by the parties or, if they do not agree within ten Business Days, appointed by the president
  for the time being of the British Computer Society;
### the expert acts as an expert and not as an arbitrator, and shall give each party a reasonable opportunity to be heard;
### the decision is final and binding, except in the case of fraud or manifest error; and
### the expert's costs are borne as the expert directs or, if there is no direction, equally.
## [disputes.mediate] Any other Dispute that is not resolved under clause {disputes.escalate} shall be referred to mediation
  under the model procedure of the Centre for Effective Dispute Resolution before proceedings are begun.
## Nothing in this clause prevents a party from applying to a court for an urgent order, or from beginning proceedings where
  a limitation period would otherwise expire.

# [assign] Assignment and change of control
## [assign.consent] Neither party may assign, novate or otherwise transfer this Agreement, or any right or obligation under it,
  without the prior written consent of the other, which shall not be unreasonably withheld or delayed.
## The Customer may, by thirty days' written notice, transfer this Agreement to an Affiliate or to the purchaser of
  substantially all of its business, provided that the transferee can meet the Customer's obligations.
## [assign.control] The Supplier shall tell the Customer within five Business Days after there is a change in the person who
  Controls it.

# [notices] Notices
## [notices.form] A notice under this Agreement shall be in writing and delivered by hand, sent by a next-day signed-for postal
  service, or sent by email with a copy by post, to the address in the following table:
|- 16 28 28 28
| Party | Address | Marked for the attention of | Email |
| Customer | Harbour House, 2 Tidewater Street, Port Selwyn, Exampleshire ZZ1 2NF | The General Counsel, with a copy to the Contract Manager | legal@northwind-freight.example |
| Supplier | 14 Meridian Quay, Easthaven, Exampleshire ZZ4 1HR | The Company Secretary, with a copy to the Contract Manager | notices@haldenridge.example |
## A notice is received: if delivered by hand, when left at the address; if posted, at 9.00 am on the second Business Day
  after posting; and if emailed, when sent or, if that is outside the hours of 9.00 am to 5.30 pm on a Business Day, at
  9.00 am on the next Business Day.
## This clause does not apply to the service of proceedings or other documents in a legal action.

# [general] General
## [general.entire] **Entire agreement.** This Agreement is the entire agreement between the parties about its subject matter and
  replaces all previous agreements and understandings about it. Except for clause {warranties.supplier}, neither party has
  relied on any statement that is not set out in it. Nothing in this clause limits liability for fraud.
## **Variation.** Except as the Change Control Procedure provides, a variation of this Agreement is effective only if it is in
  writing, refers to this clause and is signed by a director of each party.
## **Waiver.** A failure or delay in exercising a right or remedy is not a waiver of it. A waiver is effective only if it is
  given in writing, and applies only in the circumstances for which it is given.
## **Severance.** If any provision of this Agreement is invalid or unenforceable, the rest is unaffected and the parties shall
  agree in good faith a valid provision that comes closest to what was intended.
## **No partnership.** Nothing in this Agreement makes either party the partner or agent of the other.
## [general.third] **Third parties.** A person who is not a party to this Agreement has no right under the Contracts (Rights of
  Third Parties) Act 1999 to enforce any of its terms. The Customer may recover the Losses of its Affiliates as if they were
  its own.
## **Further assurance.** Each party shall sign any document and do anything else that the other reasonably requires in order
  to give full effect to this Agreement.
## **Cumulative remedies.** Except as this Agreement states, its rights and remedies are in addition to those given by law.
## **Counterparts and signature.** This Agreement may be executed in counterparts and by electronic signature. Each
  counterpart is an original and together they are one instrument.

# [law] Governing law and jurisdiction
## This Agreement and any Dispute are governed by the law of England and Wales.
## Subject to clause {disputes}, the courts of England and Wales have exclusive jurisdiction to settle any Dispute.
`

/** What comes after the schedules: the page on which the parties sign. */
export const MSA_SIGNATURES = `
front-page: Signature page
body: This Agreement has been entered into on the date stated on its cover page.
signatures: Northwind Freight Group plc | Halden Ridge Systems Limited
`
