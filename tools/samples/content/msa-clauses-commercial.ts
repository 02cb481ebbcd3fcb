/** Clauses of the master services agreement about money, governance and people. */
export const MSA_COMMERCIAL_CLAUSES = `
# [charges] Charges and invoicing
## The Customer shall pay the Charges. Except as {s3} or a Statement of Work states, the Charges include all costs and
  expenses of providing the Services.
## [charges.invoice] The Supplier shall invoice:
### recurring Charges monthly in arrears, within ten Business Days after the end of each month;
### Charges linked to a Milestone once the Customer has issued the Acceptance Certificate for it; and
### Charges for time worked monthly in arrears, with timesheets that show for each individual the days worked and the
  tasks performed.
## Each invoice shall quote the Customer's purchase order number, show VAT separately and be supported by enough detail to
  allow the Customer to verify it. The Customer may return an invoice that does not comply.
## [charges.late] The Supplier may not invoice any sum later than six months after it first became entitled to do so.
## Expenses are payable only where they are incurred with the Customer's prior written approval and in accordance with the
  travel policy that the Customer has supplied to the Supplier, and are charged at cost.

# [payment] Payment and taxes
## [payment.due] The Customer shall pay each valid and undisputed invoice within thirty days after it is received, by
  electronic transfer to the account stated on it.
## [payment.dispute] If the Customer disputes an invoice in good faith it shall tell the Supplier within ten Business Days
  after receipt, giving its reasons, and shall pay the undisputed part when due. The parties shall refer the disputed part
  to the procedure in clause {disputes}. The Supplier shall continue to provide the Services in the meantime.
## [payment.interest] If a party fails to pay an undisputed sum when due, the other may charge interest on it at four per
  cent a year above the base rate of the Bank of England, accruing daily from the due date until payment. The parties agree
  that this is a substantial remedy for late payment.
## Charges are stated exclusive of VAT, which the Customer shall pay in addition on receipt of a valid VAT invoice.
## If the Customer is required by Applicable Law to withhold tax from a payment it shall account for the tax to the proper
  authority and give the Supplier evidence that it has done so. The payment is not increased on that account.
## [payment.setoff] Neither party may set off any sum against a payment due under this Agreement, except for Service Credits,
  credits for delay under clause {impl.delay} and sums that have been agreed or finally determined to be due.

# [audit] Records and audit
## [audit.records] The Supplier shall keep, during the Term and for six years afterwards, full and accurate records of the
  Charges, of its performance against the Service Levels and of its compliance with clauses {security} and {compliance}.
## [audit.right] On ten Business Days' written notice the Customer, its external auditors and any regulator with authority
  over it may inspect the Records and the relevant Supplier Systems in order to verify the Charges, the reported
  performance or the Supplier's compliance with this Agreement.
## The Customer may exercise its rights under clause {audit.right} no more than once in a Contract Year, except where:
### a regulator requires an audit;
### there has been a Security Incident; or
### an earlier audit in the same Contract Year disclosed a material breach.
## Those carrying out an audit shall comply with the Supplier's reasonable site and security rules, shall avoid disruption
  so far as they reasonably can, and may not see the data of the Supplier's other customers or its cost base, except that
  costs charged on a time or cost basis may be verified.
## [audit.result] If an audit shows that the Customer has been overcharged, the Supplier shall refund the excess with interest
  at the rate in clause {payment.interest} within thirty days. If the excess is more than five per cent of the sums audited
  the Supplier shall also pay the reasonable cost of the audit.

# [gov] Governance and reporting
## [gov.managers] Each party appoints a Contract Manager, who has day-to-day responsibility for this Agreement and authority
  to act for that party in everything except its amendment. The first Contract Managers and the contacts for escalation are:
|- 24 26 25 25
| Role | Name and title | For the Customer | For the Supplier |
| Contract Manager | Named by each party | Priya Lindqvist, Head of Platforms | Tobias Marlowe, Account Director |
| Second escalation | Executive sponsor | Gareth Ondaatje, Chief Operating Officer | Sunniva Clarke, Services Director |
| Third escalation | Chief executive | Marguerite Thorne, Chief Executive | Edmund Achterberg, Managing Director |
| Security and data protection | Available at all hours | security@northwind-freight.example | soc@haldenridge.example |
note: Either party may change its entries by written notice to the other.
## [gov.board] The parties establish a Service Review Board, made up of the Contract Managers and up to two other
  representatives of each party. It shall meet monthly until three months after the Go-Live Date and quarterly afterwards.
## At each meeting the Service Review Board shall consider the service report, open Incidents and their root causes, Changes
  proposed and in progress, forecast volumes, risks, and any Dispute that has been referred to it.
## The Supplier shall deliver the service report described in {s2.partC} of {s2} at least five Business Days before the
  meeting, and shall circulate minutes within five Business Days after it.
## The Service Review Board has no power to amend this Agreement.

# [people] Supplier Personnel
## The Supplier is responsible for the acts and omissions of Supplier Personnel as if they were its own, and shall ensure
  that they:
### are subject, before they have access to Customer Data, to checks of identity, right to work and employment history and,
  where Applicable Law permits, of unspent criminal convictions;
### comply with the site and security rules that the Customer has notified to the Supplier; and
### are trained in data protection and information security at least once a year.
## [people.key] The Supplier shall assign the Key Personnel to the Services for the periods stated in {s1.partD} of {s1}. It
  shall not remove or replace any of them without the Customer's consent, which shall not be unreasonably withheld, except
  in the case of death, illness, resignation, dismissal or statutory leave.
## Any replacement for Key Personnel shall have equivalent skill and experience, and shall work alongside the outgoing
  individual for at least ten Business Days where that individual is available. The Supplier may not charge for that
  period.
## [people.withdraw] The Customer may, in its reasonable discretion and giving its reasons, require the Supplier to withdraw
  an individual from the Services. The Supplier shall do so within five Business Days or, where the reason is serious misconduct, at once.
## [people.nonsolicit] Neither party shall, during the Term and for six months afterwards, solicit for employment any
  individual employed by the other who was engaged in the Services in the preceding six months. This does not apply to a
  response to a general advertisement.
## [people.tupe] The parties do not intend that the contract of employment of any individual will transfer under the Transfer
  of Undertakings (Protection of Employment) Regulations 2006 at the beginning of this Agreement. If a transfer to the
  Supplier is alleged, the Customer shall indemnify the Supplier against the Losses that result from it, provided that the
  Supplier tells the Customer within ten Business Days and, if the Customer does not engage the individual within ten
  further Business Days, ends the employment promptly.

# [subcon] Subcontracting
## [subcon.consent] The Supplier shall not subcontract any of the Services without the Customer's prior written consent, which
  shall not be unreasonably withheld. The Customer consents to the Subcontractors listed in {s4.partB} of {s4}.
## The Supplier shall ensure that each subcontract contains terms about confidentiality, information security, audit and data
  protection no less protective than those of this Agreement, and may be terminated or transferred on exit.
## The Supplier remains liable for the acts and omissions of its Subcontractors as if they were its own.
## The Supplier shall pay its Subcontractors undisputed sums within thirty days after receipt of a valid invoice.

# [change] Change control
## [change.procedure] Either party may propose a Change at any time. A Change takes effect only when a Change Order has been
  signed in accordance with the Change Control Procedure.
## Until a Change Order is signed the Supplier shall continue to provide the Services, and the parties shall continue to
  perform this Agreement, as if the Change had not been proposed.
## [change.law] The Supplier shall bear the cost of any Change that is needed to comply with a change in Applicable Law that
  affects suppliers of similar services generally. The cost of a Change needed to comply with a change in Applicable Law
  that is specific to the business of the Customer Group is borne by the Customer.
`
