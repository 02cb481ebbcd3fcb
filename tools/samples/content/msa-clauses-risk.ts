/** Clauses of the master services agreement that allocate rights and risk. */
export const MSA_RISK_CLAUSES = `
# [ip] Intellectual property
## [ip.background] Each party keeps all rights in its Background IPR. Nothing in this Agreement transfers ownership of it.
## The Supplier and its licensors own the Platform IPR. The Customer acquires no right in it except under clause
  {services.licence} and for the purposes of Termination Assistance.
## The Customer owns the Customer Data and the Customer Materials. The Customer grants the Supplier a non-exclusive,
  royalty-free licence for the Term and the Exit Period to use them, and to permit Subcontractors to use them, solely to
  perform this Agreement.
## [ip.foreground] The Supplier assigns to the Customer, with full title guarantee and by way of present assignment of future
  rights, all Foreground IPR. The assignment of the Foreground IPR in a Deliverable takes effect when the Charges for that
  Deliverable have been paid.
## To the extent that a Deliverable contains Background IPR of the Supplier, the Supplier grants the Customer Group a
  perpetual, non-exclusive, royalty-free licence to use it as part of that Deliverable, and to permit contractors to do so
  on its behalf.
## [ip.oss] The Supplier shall not include Open Source Software in a Deliverable, other than software listed in the relevant
  Statement of Work, if its licence would require the Customer to disclose or license its own software.
## [ip.learning] The Supplier may use data about the operation of the Platform to maintain, secure and improve it. The
  Supplier shall not use Customer Data to train or improve any machine-learning model that is made available to another
  person, unless the Customer has agreed in writing to that particular use.

# [ipclaims] Third-party rights claims
## [ipclaims.indemnity] The Supplier shall indemnify the Customer against all Losses awarded against it or agreed in
  settlement, and the reasonable costs of its defence, arising from a claim by a third party that the use of the Platform, a
  Deliverable or the Documentation in accordance with this Agreement infringes its Intellectual Property Rights.
## The Customer shall indemnify the Supplier, on the same basis, against a claim by a third party that the use of the Customer
  Data or the Customer Materials in accordance with this Agreement infringes its Intellectual Property Rights.
## [ipclaims.conduct] A party that seeks to rely on an indemnity in this Agreement shall:
### notify the other promptly of the claim, and make no admission without the other's consent;
### give the other sole conduct of the defence and settlement of the claim, provided that a settlement which is not purely
  financial requires its consent, not to be unreasonably withheld; and
### give such help as the other reasonably requests, at the other's cost, and take reasonable steps to mitigate its Losses.
## [ipclaims.remedy] If a claim within clause {ipclaims.indemnity} is made or is likely, the Supplier shall at its own cost:
### obtain for the Customer the right to continue the use in question;
### modify or replace what is alleged to infringe so that it no longer does, without a material loss of function or
  performance; or
### if neither can be achieved on reasonable terms, withdraw it on as much notice as possible and refund the Charges paid in
  advance for it, together with a fair proportion of the implementation charge written down over five years.
## The Supplier is not liable under clause {ipclaims.indemnity} to the extent that a claim results from:
### the Customer's modification of the Platform or a Deliverable, or its combination with items that the Supplier neither
  supplied nor specified; or
### use in breach of this Agreement, or continued use after the Supplier has provided a remedy under clause
  {ipclaims.remedy}.

# [conf] Confidentiality
## [conf.duty] Each party shall keep the other's Confidential Information secret, shall use it only to exercise its rights and
  perform its obligations under this Agreement, and shall not disclose it except as this clause permits.
## A party may disclose the other's Confidential Information to those of its employees, officers, Affiliates, professional
  advisers, insurers and contractors, and in the Supplier's case its Subcontractors, who need to know it for those purposes
  and are bound by equivalent duties. That party is liable for their compliance.
## [conf.exceptions] Clause {conf.duty} does not apply to information that the recipient can show:
### is or becomes public other than by a breach of this Agreement;
### was already lawfully known to it, or was lawfully obtained from a third party, in each case free of any restriction; or
### was developed by it independently.
## A party may disclose Confidential Information to the extent that Applicable Law, a court or a regulator requires,
  provided that, where it lawfully can, it first notifies the other and limits the disclosure to what is required.
## The Supplier may not refer to the Customer in publicity without the Customer's prior written consent.
## [conf.term] The duties in this clause continue for five years after the end of the Term and, in relation to Customer Data
  and trade secrets, for as long as they remain confidential.

# [data] Customer Data and data protection
## Each party shall comply with Data Protection Law in relation to Personal Data and with {s4}.
## The Supplier shall:
### [data.backup] take a complete copy of the Customer Data at least once in every 24 hours, hold it at a site remote from
  the original, and test at least quarterly that the Customer Data can be restored from it;
### if Customer Data is lost or corrupted other than by the Customer's act, restore it from the latest copy without charge;
  and
### make the Customer Data available to the Customer for export at any time, in the formats listed in {s6.partB} of {s6}.
## [data.location] The Supplier shall hold Customer Data only in data centres in the United Kingdom, and may permit access to
  it from elsewhere only as {s4} allows.

# [security] Information security
## [security.standard] The Supplier shall maintain technical and organisational measures to protect Customer Data and the
  Supplier Systems that are in accordance with Good Industry Practice and no less protective than:
### the Security Policy;
### the controls in {s4.partC} of {s4}; and
### certification to ISO/IEC 27001, which the Supplier shall keep in force throughout the Term.
## [security.policy] The Supplier may revise the Security Policy, but not so as to reduce the protection that it gives. It
  shall supply the revised version to the Customer within ten Business Days.
## The Supplier shall have the Platform tested for vulnerabilities by an independent tester at least once in each Contract
  Year and shall:
### give the Customer a summary of the results within ten Business Days after receiving them;
### correct each critical vulnerability within seven days, and each high one within thirty days; and
### confirm in writing when it has done so.
## [security.notify] The Supplier shall notify the Customer of a Security Incident without undue delay, and in any event within
  24 hours after becoming aware of it, and shall then:
### take all reasonable steps to contain it, to limit its effect and to preserve the evidence;
### provide the information about it that the Customer reasonably requires as it becomes available; and
### within ten Business Days after it has been contained, report its cause and the measures taken to prevent a recurrence.
## The Supplier shall not inform any third party of a Security Incident in terms that identify the Customer without the
  Customer's prior written consent, unless Applicable Law requires it to do so.

# [bcp] Business continuity
## [bcp.plan] The Supplier shall maintain a plan that sets out how it will continue or restore the Services after a disruption,
  with a recovery time of no more than four hours and a recovery point of no more than one hour for the Platform.
## The Supplier shall test the Business Continuity Plan at least once in each Contract Year, invite the Customer to observe
  the test, and report its results and any corrective action within twenty Business Days.
## If a disruption occurs the Supplier shall put the Business Continuity Plan into effect at once, and shall give the Customer
  no lower priority than any other customer affected.

# [warranties] Warranties
## Each party warrants that it has the power and authority to enter into this Agreement, and that doing so does not breach
  any obligation by which it is bound.
## [warranties.supplier] The Supplier warrants that:
### it has, and will throughout the Term have, all the rights, licences and consents needed to provide the Services;
### the Platform will perform in all material respects as its description and the Documentation state;
### each Deliverable will meet its Acceptance Criteria for ninety days after its Acceptance Certificate is issued;
### it will use up-to-date tools to detect Malware and to prevent its introduction to the Customer Systems; and
### the information in its tender was, when given, true and complete in all material respects.
## If the Supplier breaches a warranty in clause {warranties.supplier} it shall, without limiting the Customer's other remedies,
  correct the fault or perform the Services again at its own cost within a reasonable time.
## The Supplier does not warrant that the Platform will be uninterrupted or free from error. Except as this Agreement states,
  all warranties and conditions that might be implied by law are excluded to the extent that the law permits.

# [liability] Limitation of liability
## [liability.unlimited] Nothing in this Agreement limits or excludes a party's liability for:
### death or personal injury caused by its negligence;
### fraud or fraudulent misrepresentation;
### breach of the terms implied by section 2 of the Supply of Goods and Services Act 1982; or
### any other liability that cannot be limited or excluded by law.
## [liability.excluded] Subject to clause {liability.unlimited}, neither party is liable to the other for:
### loss of profit, loss of business or loss of goodwill; or
### any indirect or consequential loss.
## [liability.recoverable] Despite clause {liability.excluded}, but subject to the limits in clauses {liability.data} and
  {liability.cap}, the Customer may recover the following, to the extent that they result from the Supplier's default:
### the reasonable cost of procuring replacement services for the remainder of the Initial Term, to the extent that it
  exceeds the Charges;
### the reasonable cost of manual or other temporary measures, limited to:
#### staff and contractors engaged for a period of up to ninety days; and
#### the hire of equipment that:
##### is needed to move freight that the Platform would otherwise have directed; and
##### is returned within a reasonable time after the Platform has been restored;
### the cost of restoring Customer Data that is lost or corrupted; and
### fines imposed by a regulator, so far as the law permits their recovery.
## [liability.data] Subject to clause {liability.unlimited}, the Supplier's total liability for breach of clauses {data} and
  {security} and of {s4} shall not exceed £5,000,000 in respect of all events in a Contract Year.
## [liability.cap] Subject to clauses {liability.unlimited} and {liability.data}, each party's total liability arising in a
  Contract Year under or in connection with this Agreement, whether in contract, tort (including negligence), breach of
  statutory duty or otherwise, shall not exceed one hundred and twenty-five per cent of the Charges paid and payable in
  respect of that Contract Year.
## Clause {liability.cap} does not limit:
### the Customer's obligation to pay the Charges; or
### the Supplier's liability under clause {ipclaims.indemnity}, which shall not exceed £10,000,000 in total.
## Service Credits, and credits under clause {impl.delay}, count towards the limit in clause {liability.cap}.
## [liability.mitigate] Each party shall take reasonable steps to mitigate its Losses, including those for which it has the
  benefit of an indemnity.

# [insurance] Insurance
## [insurance.list] The Supplier shall maintain with reputable insurers, during the Term and for two years afterwards:
### professional indemnity insurance of at least £10,000,000 for each claim;
### cyber and data liability insurance of at least £5,000,000 in each year;
### public and products liability insurance of at least £5,000,000 for each claim; and
### employer's liability insurance as the law requires.
## The Supplier shall give the Customer evidence of the Required Insurances at the beginning of each Contract Year, and shall
  tell the Customer promptly if any of them is cancelled, is not renewed or is materially reduced.

# [compliance] Compliance
## In performing this Agreement each party shall comply with Applicable Law about bribery, tax evasion, modern slavery,
  sanctions and export control, and shall maintain procedures designed to prevent a breach of it by those who act for it.
## [compliance.slavery] The Supplier shall carry out proportionate checks on its supply chain for the Services to ensure that
  there is no slavery or human trafficking in it, and shall report the results to the Customer once in each Contract Year.
## Each party shall tell the other promptly of any suspected breach of this clause that relates to this Agreement.
## The Supplier shall report annually the greenhouse gas emissions of the data centres used for the Platform, calculated by a
  recognised method, and shall use reasonable endeavours to reduce them.

# [fm] Force majeure
## [fm.relief] A party is not in breach of this Agreement to the extent that a Force Majeure Event prevents or delays its
  performance, provided that it tells the other promptly of the event and its likely duration, and uses reasonable
  endeavours to limit the effect. This does not excuse a failure to pay money or to put the Business Continuity Plan into
  effect.
## While the Services are not provided because of a Force Majeure Event, the Charges for them are not payable.
## [fm.terminate] If a Force Majeure Event prevents a party from performing a material part of its obligations for more than
  sixty consecutive days, the other may terminate this Agreement, or the Statement of Work affected, by fourteen days'
  written notice.
`
