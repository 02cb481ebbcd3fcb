/** Clause 1 of the master services agreement: the definitions, in alphabetical order, and the rules of interpretation. */
export const MSA_DEFINITIONS = `
# [defs] Definitions and interpretation
## [defs.list] In this Agreement the following terms have the meanings given to them:
define: **Acceptance Certificate** means a certificate issued by the Customer under clause {accept.certificate}.
define: **Acceptance Criteria** means, in relation to a Deliverable, the criteria stated for it in the Implementation Plan
  or the relevant Statement of Work or, if none is stated, that it conforms to its specification in all material respects.
define: **Acceptance Test** means a test carried out under clause {accept} to establish whether a Deliverable meets its
  Acceptance Criteria.
define: **Affiliate** means, in relation to a party, any company that Controls, is Controlled by or is under common
  Control with that party from time to time.
define: **Applicable Law** means all legislation, regulations, binding codes of practice and orders of a court or
  regulator that apply to the party concerned, to the Services or to the use made of them under this Agreement.
define: **Authorised User** means an employee or individual contractor of the Customer Group, or of a person who manages
  freight on its behalf, whom the Customer permits to use the Platform.
define: **Background IPR** means Intellectual Property Rights that a party owned or was licensed to use before the
  Commencement Date, or that it develops or acquires independently of this Agreement.
define: **Business Continuity Plan** means the plan described in clause {bcp.plan}.
define: **Business Day** means a day other than a Saturday, a Sunday or a public holiday in England.
define: **Change** means any change to the Services, to a Statement of Work or to a Schedule.
define: **Change Control Procedure** means the procedure set out in {s5}.
define: **Change Order** means a change request that has been signed by both parties under {s5}.
define: **Charges** means the sums payable by the Customer for the Services, as set out in or calculated under {s3} and
  each Statement of Work.
define: **Commencement Date** means 1 January 2027.
define: **Confidential Information** means all information, in any form, that is disclosed by or on behalf of one party to
  the other in connection with this Agreement, and that is marked as confidential or ought reasonably to be regarded as
  confidential. It includes, as the Customer's information, the Customer Data and, as the Supplier's information, the
  Documentation and the prices in {s3}.
define: **Contract Manager** means the person named as such for each party in clause {gov.managers}, or any replacement
  notified under that clause.
define: **Contract Year** means a period of twelve months beginning on the Commencement Date or on an anniversary of it.
define: **Control** means the power of a person to secure that the affairs of a company are conducted in accordance with
  that person's wishes, whether by ownership of shares, by contract or otherwise.
define: **Critical Service Failure** has the meaning given in paragraph {s2.critical} of {s2.partA} of {s2}.
define: **Customer Data** means all data and documents, including Personal Data, that are entered into the Platform by or
  on behalf of the Customer Group or an Authorised User, or that the Platform produces from them.
define: **Customer Dependencies** means the obligations of the Customer set out in clause {customer.duties}, and any others
  identified as customer dependencies in the Implementation Plan or a Statement of Work.
define: **Customer Group** means the Customer and its Affiliates.
define: **Customer Materials** means all documents, data, designs and software, other than Customer Data, that the Customer
  Group supplies to the Supplier for the purposes of this Agreement.
define: **Customer Systems** means the information technology of the Customer Group with which the Platform exchanges data.
define: **Data Protection Law** means all Applicable Law about the processing of personal data and the privacy of
  electronic communications, including the UK GDPR and the Data Protection Act 2018.
define: **Deliverable** means anything that the Supplier is required to produce and deliver to the Customer under the
  Implementation Plan or a Statement of Work.
define: **Dispute** means any dispute or claim, including a non-contractual one, arising out of or in connection with this
  Agreement.
define: **Documentation** means the operating manuals, interface descriptions and training materials for the Platform, as
  the Supplier makes them generally available from time to time.
define: **Exit Period** means the period during which Termination Assistance is to be provided under clause {exit.period}.
define: **Exit Plan** means the plan described in {s6}.
define: **Force Majeure Event** means an event or circumstance beyond the reasonable control of the party affected by it,
  which that party could not have avoided by taking reasonable precautions. It does not include:
define-item: a failure of a Subcontractor, unless the Subcontractor is itself affected by such an event;
define-item: a strike or other industrial action confined to the workforce of the party affected or its Subcontractors; or
define-item: a Security Incident that compliance with clause {security} would have prevented.
define: **Foreground IPR** means Intellectual Property Rights in the Deliverables that arise from work done by or on behalf
  of the Supplier under this Agreement, other than Platform IPR.
define: **Go-Live Date** means the date on which the Platform is first used by the Customer Group to plan or track freight
  other than for testing.
define: **Good Industry Practice** means the degree of skill, care, diligence and foresight that a skilled and experienced
  supplier of services of the same kind would reasonably be expected to exercise in the same circumstances.
define: **Implementation Plan** means the plan in {s1.partC} of {s1}, as developed under clause {impl.plan}.
define: **Incident** means an event that is not part of the ordinary operation of the Platform and that interrupts it or
  reduces its quality.
define: **Initial Term** means the period of five years beginning on the Commencement Date.
define: **Insolvency Event** means, in relation to a party, that it is unable to pay its debts as they fall due; that a
  liquidator, administrator, receiver or similar officer is appointed over it or its assets; that it enters into an
  arrangement with its creditors; that it ceases to carry on business; or that an event with an equivalent effect happens
  to it in any jurisdiction. A solvent reorganisation is not an Insolvency Event.
define: **Intellectual Property Rights** means patents, copyright and related rights, database rights, design rights, trade
  marks, rights in confidential information and all other intellectual property rights, registered or not, anywhere in the
  world, with the right to apply for them and to sue for their infringement.
define: **Key Personnel** means the individuals named in {s1.partD} of {s1}, and their replacements under clause
  {people.key}.
define: **Losses** means losses, damages, liabilities, fines, costs (including reasonable legal fees) and expenses.
define: **Malware** means any program or code intended to damage, disrupt, or gain unauthorised access to a computer
  system or data.
define: **Milestone** means an event identified as such in the Implementation Plan or a Statement of Work.
define: **Milestone Date** means the date stated for a Milestone, as extended in accordance with this Agreement.
define: **Open Source Software** means software distributed under a licence approved by the Open Source Initiative or under
  terms of similar effect.
define: **Personal Data** means personal data, as Data Protection Law defines that term, that the Supplier processes on
  behalf of the Customer Group under this Agreement.
define: **Platform** means the Supplier's hosted freight data platform described in {s1.partA} of {s1}.
define: **Platform IPR** means Intellectual Property Rights in the Platform and the Documentation, and in any modification
  or enhancement of them made under this Agreement or otherwise.
define: **Rate Card** means the table of daily rates in {s3.partB} of {s3}.
define: **Records** means the accounts, logs and documents described in clause {audit.records}.
define: **Relief Event** means a failure by the Customer to perform a Customer Dependency, or any other act or omission of
  the Customer Group in breach of this Agreement.
define: **Renewal Term** means a period of twelve months for which this Agreement is extended under clause {term.renew}.
define: **Replacement Supplier** means a person appointed by the Customer to provide services in place of any of the
  Services.
define: **Required Insurances** means the insurances listed in clause {insurance.list}.
define: **Security Incident** means any event that compromises the confidentiality, integrity or availability of Customer
  Data or of the systems on which the Supplier holds it.
define: **Security Policy** means the Supplier's information security policy, version 7.1, as revised in accordance with
  clause {security.policy}.
define: **Service Credit** means a sum credited to the Customer under {s2} for a failure to meet a Service Level.
define: **Service Level** means a standard of performance set out in {s2.partA} of {s2}.
define: **Service Month** means a calendar month during the Term that ends after the Go-Live Date.
define: **Service Review Board** means the board established under clause {gov.board}.
define: **Services** means the services described in {s1} and in each Statement of Work, and any others that the Supplier
  agrees to provide under this Agreement.
define: **Statement of Work** means a document, in the form described in clause {sow.form}, that is signed by both parties
  under clause {sow}.
define: **Sub-processor** means a person engaged by the Supplier to process Personal Data.
define: **Subcontractor** means a person, other than an employee, to whom the Supplier or another Subcontractor entrusts
  the performance of any part of the Services.
define: **Supplier Personnel** means all individuals engaged in providing the Services on behalf of the Supplier or a
  Subcontractor.
define: **Supplier Systems** means the information technology that the Supplier and its Subcontractors use to provide the
  Services.
define: **Term** means the period during which this Agreement is in force under clause {term}.
define: **Termination Assistance** means the services described in {s6.partB} of {s6}.
define: **UK GDPR** has the meaning given in section 3(10) of the Data Protection Act 2018.
define: **VAT** means value added tax chargeable in the United Kingdom.
define: **Volume Tier** means a band of monthly consignments shown in {s3.partA} of {s3}.
## [defs.rules] In this Agreement, unless the context requires otherwise:
### a reference to a clause or Schedule is to a clause of, or Schedule to, this Agreement, and a reference to a paragraph or
  Part is to one in the Schedule in which the reference appears or which it names;
### a reference to legislation is a reference to it as amended or re-enacted from time to time and includes subordinate
  legislation made under it;
### words following "including", "in particular" or similar expressions are illustrative and do not limit the words that
  precede them;
### headings are for convenience alone and do not affect interpretation; and
### an obligation not to do something includes an obligation not to permit it to be done.
## [defs.priority] If there is a conflict between the parts of this Agreement, the following order of priority applies:
### [defs.priority.clauses] the clauses of this Agreement and {s4};
### the other Schedules;
### the Statements of Work, except where a Statement of Work refers expressly to the provision that it overrides and
  that provision permits it; and
### any document referred to in a Schedule or Statement of Work.
`
