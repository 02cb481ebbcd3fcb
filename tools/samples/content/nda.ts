/** A mutual confidentiality agreement between two fictional companies, on our own paper. */
export const NDA_SOURCE = `
cover: Dated 2 November 2026
title: Mutual Non-Disclosure Agreement
cover: **Halden Ridge Systems Limited** and **Calder & Finch Manufacturing Limited**

heading: Parties
party: **Halden Ridge Systems Limited**, a company incorporated in England and Wales with company number 99104417,
  whose registered office is at 14 Meridian Quay, Easthaven, Exampleshire ZZ4 1HR ("**Halden Ridge**"); and
party: **Calder & Finch Manufacturing Limited**, a company incorporated in England and Wales with company number
  99208830, whose registered office is at Unit 3, Foundry Lane, Millbeck, Exampleshire ZZ9 7CF ("**Calder & Finch**").

heading: Background
recital: Halden Ridge supplies data platforms to manufacturers and carriers. Calder & Finch makes precision castings and
  is considering whether to replace its production planning systems.
recital: The parties wish to explore whether Halden Ridge might design, host and support a planning platform for Calder &
  Finch, and each expects to show the other information that it does not make public.
recital: Each party is willing to disclose that information only on the terms of this Agreement, which apply equally to
  both.

heading: Agreed terms

# [nda.defs] Definitions and interpretation
## In this Agreement the following terms have the meanings given to them:
define: **Affiliate** means, in relation to a party, any company that controls, is controlled by or is under common
  control with that party, where "control" means the power to direct the affairs of a company by ownership of shares,
  by contract or otherwise.
define: **Confidential Information** means all information, in any form, that is disclosed by or on behalf of a
  Discloser to a Recipient in connection with the Purpose, whether before or after the date of this Agreement, and that:
define-item: is marked or described as confidential when it is disclosed; or
define-item: a reasonable person in the Recipient's business would understand to be confidential from its nature or from
  the circumstances of its disclosure,
indent: and includes the existence and content of the discussions between the parties, and any analysis, summary or note
  made by the Recipient to the extent that it reproduces or is derived from that information.
define: **Discloser** means the party that discloses Confidential Information, or on whose behalf it is disclosed.
define: **Purpose** means the evaluation by the parties of, and the negotiation between them of the terms of, a possible
  supply of planning software and related services by Halden Ridge to Calder & Finch.
define: **Recipient** means the party that receives Confidential Information, directly or through its Representatives.
define: **Representatives** means, in relation to a party, its and its Affiliates' directors, officers, employees and
  individual contractors, and its professional advisers, auditors, insurers and prospective financiers.
define: **Trade Secret** means Confidential Information that is secret, has commercial value because it is secret, and
  has been the subject of reasonable steps to keep it secret, and that the Discloser has identified in writing as a trade
  secret.
## A reference to a clause is to a clause of this Agreement. Words following "including" or "in particular" illustrate
  the sense of the words before them and do not limit it.
## A reference to a statute or statutory provision is a reference to it as amended or re-enacted, and includes subordinate
  legislation made under it.

# [nda.duty] Duty of confidence
## [nda.duty.keep] The Recipient shall:
### keep the Discloser's Confidential Information secret, using at least the degree of care it applies to its own
  information of similar importance and never less than reasonable care;
### use it for the Purpose alone, and not to gain a commercial advantage over the Discloser;
### [nda.duty.disclose] not disclose it to anyone except as clauses {nda.permitted} and {nda.compelled} allow; and
### not copy it, or reduce it to writing, except so far as the Purpose reasonably requires.
## The Recipient shall not, and shall ensure that its Representatives do not:
### reverse engineer, decompile or disassemble any software, prototype or sample supplied by the Discloser, except to the
  extent that the law permits despite any agreement to the contrary; or
### enter any of the Discloser's Confidential Information into a machine-learning system that:
#### retains it after the task in hand is complete;
#### uses it to train or improve a model available to anyone other than the Recipient; or
#### makes it available to any person not permitted to receive it by clause {nda.permitted}.
## The Recipient shall tell the Discloser without delay, and in any event within two Business Days, on becoming aware of
  any unauthorised use or disclosure of the Discloser's Confidential Information, and shall give the Discloser reasonable
  help to contain it. A "**Business Day**" is a day other than a Saturday, a Sunday or a public holiday in England.

# [nda.exceptions] What is not confidential
## [nda.exceptions.list] The duties in clause {nda.duty} do not apply to information that the Recipient can show:
### is or becomes public otherwise than by a breach of this Agreement;
### was lawfully known to the Recipient, free of any duty of confidence, before the Discloser disclosed it;
### was lawfully received from a third party who was free to disclose it; or
### was developed by the Recipient independently of, and without reference to, the Discloser's Confidential Information.
## Information is not within clause {nda.exceptions.list} merely because it is included in more general information that
  is, or because its separate features are public while their combination is not.

# [nda.permitted] Permitted disclosure
## [nda.permitted.reps] The Recipient may disclose Confidential Information to those of its Representatives who need to
  know it for the Purpose, provided that before disclosure the Recipient:
### tells them that the information is confidential; and
### ensures that they are bound by duties of confidence no less strict than those in this Agreement, whether by contract,
  by their terms of employment or by the rules of their profession.
## The Recipient is liable for the acts and omissions of each of its Representatives in relation to the Confidential
  Information as if they were its own.
## Nothing in this Agreement prevents either party from making a disclosure that is protected under the law on
  whistleblowing, from reporting a crime, or from co-operating with a regulator.

# [nda.compelled] Compelled disclosure
## [nda.compelled.law] The Recipient may disclose Confidential Information to the extent that the law, a court of
  competent jurisdiction, a regulator or the rules of a stock exchange require it to do so.
## Before making a disclosure under clause {nda.compelled.law} the Recipient shall, so far as it lawfully can:
### give the Discloser prompt written notice of the requirement and of the information concerned;
### consult the Discloser on the timing and content of the disclosure; and
### at the Discloser's cost, give the Discloser reasonable help to resist or limit it or to obtain confidential treatment.

# [nda.personal] Personal data
## The parties do not expect to exchange personal data for the Purpose beyond the business contact details of those who
  take part in the discussions. Each party is an independent controller of those details and shall handle them in
  accordance with the data protection law that applies to it.
## If either party considers that other personal data must be shared, it shall not share them until the parties have
  agreed in writing the terms that data protection law requires.

# [nda.return] Return and destruction
## [nda.return.request] Within ten Business Days after a written request by the Discloser, or after the discussions about
  the Purpose come to an end, the Recipient shall:
### return or destroy all documents and materials that contain the Discloser's Confidential Information;
### erase that information from its systems, and from those of its Representatives, so far as is technically practicable;
  and
### confirm in writing, signed by a director, that it has complied with this clause.
## [nda.return.keep] The Recipient may keep:
### copies that it is required to keep by law, by a regulator or by the rules of its profession;
### one copy held by its legal department or external counsel as a record of what was disclosed; and
### copies made by routine electronic backup, until they are overwritten in the ordinary course.
## Clause {nda.duty} continues to apply to everything kept under clause {nda.return.keep}, for as long as it is kept.

# [nda.rights] Ownership and no obligation
## All Confidential Information remains the property of the Discloser. This Agreement grants no licence of, or other right
  in, any patent, copyright, design, trade mark, know-how or other intellectual property, except the right to use the
  Confidential Information for the Purpose.
## Confidential Information is provided as it stands. The Discloser gives no warranty that it is accurate or complete and
  is not liable for any reliance on it. This clause does not limit liability for fraud.
## Nothing in this Agreement obliges either party to disclose any particular information, to continue the discussions or
  to enter into any further agreement, and nothing in it prevents either party from dealing with others, provided that
  it does so without using the other's Confidential Information.
## Neither party shall make any announcement about the Purpose or this Agreement without the other's prior written consent.

# [nda.term] Term
## [nda.term.length] This Agreement takes effect on its date and applies to Confidential Information disclosed within
  twelve months after it. Either party may end that period earlier by giving the other thirty days' written notice.
## [nda.term.survive] The duties in this Agreement continue for five years after the date on which the relevant
  Confidential Information was disclosed, except that in relation to a Trade Secret they continue for as long as it
  remains one.

# [nda.remedies] Remedies
## Each party acknowledges that damages alone may not be an adequate remedy for a breach of this Agreement, and that the
  Discloser may apply for an injunction or other equitable relief without proof of special damage.
## A delay in exercising a right or remedy is not a waiver of it. A waiver is effective only if it is given in writing.

# [nda.general] General
## **Assignment.** Neither party may assign or transfer any right or obligation under this Agreement without the prior
  written consent of the other.
## **Entire agreement.** This Agreement is the whole agreement between the parties about its subject matter and replaces
  all earlier understandings about it. Neither party has relied on any statement that is not set out in it.
## **Variation.** A variation of this Agreement is effective only if it is in writing and signed by both parties.
## **Severance.** If a provision of this Agreement is found to be invalid or unenforceable, the rest is unaffected.
## [nda.general.notices] **Notices.** A notice under this Agreement shall be in writing and delivered by hand, or sent by a
  next-day signed-for postal service, to the other party's registered office and marked for the attention of its company
  secretary. It is received on delivery, or at 9.00 am on the second Business Day after posting.
## **Third parties.** A person who is not a party to this Agreement has no right to enforce any of its terms.
## **Counterparts and signature.** This Agreement may be executed in counterparts and by electronic signature. Each
  counterpart is an original and together they are one instrument.

# [nda.law] Governing law and jurisdiction
## This Agreement, and any dispute or claim (including a non-contractual one) arising out of it or its subject matter, is
  governed by the law of England and Wales.
## The courts of England and Wales have exclusive jurisdiction to settle any such dispute or claim, except that a party may
  apply to any competent court for an order to protect its Confidential Information.

body: This Agreement has been entered into on the date stated at the beginning of it.
signatures: Halden Ridge Systems Limited | Calder & Finch Manufacturing Limited
`
