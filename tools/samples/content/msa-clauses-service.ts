/** Clauses of the master services agreement about the term, the services and their performance. */
export const MSA_SERVICE_CLAUSES = `
# [term] Commencement and term
## This Agreement takes effect on the Commencement Date and continues for the Initial Term, unless it is terminated earlier
  in accordance with its terms.
## [term.renew] The Customer may extend this Agreement by up to two Renewal Terms by giving the Supplier written notice at
  least six months before the end of the Initial Term or of the first Renewal Term.
## During a Renewal Term the provisions of this Agreement continue to apply, and the Charges are those in force at the end
  of the preceding period, adjusted under {s3.partD} of {s3}.

# [sow] Statements of Work
## The Supplier shall provide the Services described in {s1} from the dates stated there. The Customer may order further
  Services within the general scope of that Schedule by way of a Statement of Work.
## [sow.form] Each Statement of Work shall describe:
### the Services and Deliverables to be provided, with their Acceptance Criteria;
### the Milestones and Milestone Dates, and any Service Levels that apply in addition to those in {s2};
### the Charges, calculated by reference to the Rate Card unless the parties agree a fixed price;
### any Customer Dependencies and Key Personnel; and
### any processing of Personal Data that is not already described in {s4}.
## [sow.proposal] Within ten Business Days after receiving a written request for a Statement of Work the Supplier shall
  submit a draft, or explain why it needs more time. The Supplier may not charge for preparing a draft.
## A Statement of Work binds neither party until both have signed it. Once signed it forms part of this Agreement and is
  not a separate contract.
## An Affiliate of the Customer may sign a Statement of Work in its own name. In that case references in it to the Customer
  are to that Affiliate, but the Customer remains liable for the Charges and only the Customer may bring a claim.

# [services] The Services
## [services.standard] The Supplier shall provide the Services:
### with reasonable skill and care and in accordance with Good Industry Practice;
### so that they conform in all material respects to their descriptions in {s1} and the Statements of Work;
### in compliance with Applicable Law; and
### using a sufficient number of suitably qualified, experienced and supervised Supplier Personnel.
## [services.licence] The Supplier grants the Customer a non-exclusive right for the Term to access and use the Platform and
  the Documentation, and to permit the Customer Group and Authorised Users to do so, for the business of the Customer
  Group. There is no limit on the number of Authorised Users.
## The Customer shall not, and shall ensure that Authorised Users do not:
### attempt to copy, decompile or reverse engineer the Platform, except to the extent that Applicable Law permits it despite
  any agreement to the contrary;
### use the Platform to build a competing product, or resell it to any person outside the Customer Group; or
### interfere with the security of the Platform or introduce Malware to it.
## The Supplier may modify the Platform from time to time, provided that the modification:
### does not reduce its functions, its performance or its security in any material respect;
### does not require the Customer to make a material change to the Customer Systems; and
### is notified to the Customer at least ten Business Days in advance or, if it corrects a vulnerability, as soon as the
  Supplier reasonably can.
## The Supplier is not appointed as an exclusive supplier and receives no commitment as to volume, except for the minimum
  monthly charge stated in {s3.partA} of {s3}.

# [impl] Implementation
## [impl.plan] Within twenty Business Days after the Commencement Date the Supplier shall develop the outline in {s1.partC}
  of {s1} into a detailed Implementation Plan and submit it to the Customer for approval, which shall not be unreasonably
  withheld or delayed. The detailed plan may not move a Milestone Date without a Change Order.
## The Supplier shall perform the tasks in the Implementation Plan so as to achieve each Milestone by its Milestone Date.
## If the Supplier becomes aware that a Milestone is unlikely to be achieved by its Milestone Date it shall:
### tell the Customer promptly, stating the reasons and the expected delay;
### deliver within five Business Days a plan to recover the delay or reduce its effect; and
### carry out that plan, once approved by the Customer, at its own cost unless the delay results from a Relief Event.
## [impl.delay] If the Milestone named "Go-live" in the Implementation Plan is not achieved by its Milestone Date, the
  Supplier shall credit the Customer with two per cent of the implementation charge for each complete week of delay, up to
  a maximum of twenty per cent of that charge. No credit is due for delay to the extent that it results from a Relief Event
  or a Force Majeure Event.
## [impl.longstop] If that Milestone has not been achieved within ninety days after its Milestone Date, for reasons other
  than a Relief Event or a Force Majeure Event, the Customer may terminate this Agreement by written notice and the
  Supplier shall refund the implementation charge paid.

# [accept] Acceptance
## Each Deliverable is subject to Acceptance Tests. The Customer shall carry out the Acceptance Tests within ten Business Days
  after the Supplier has delivered the Deliverable and confirmed that it is ready for testing.
## [accept.certificate] The Customer shall issue an Acceptance Certificate within five Business Days after a Deliverable has
  met its Acceptance Criteria. The Customer may issue a conditional Acceptance Certificate that lists the faults to be
  corrected and the dates by which the Supplier shall correct them.
## If a Deliverable does not meet its Acceptance Criteria:
### the Customer shall give the Supplier a written description of each failure;
### the Supplier shall correct the failures at its own cost and resubmit the Deliverable within ten Business Days; and
### the Acceptance Tests shall be repeated to the extent necessary.
## [accept.repeat] If a Deliverable fails its Acceptance Tests twice, the Customer may by written notice:
### require the Supplier to correct and resubmit it again;
### accept it with an equitable reduction in the relevant Charges; or
### reject it, in which case the Supplier shall refund the Charges paid for it and for any other Deliverable that cannot
  reasonably be used without it.
## [accept.deemed] A Deliverable is treated as accepted if the Customer uses it in its live business for more than fifteen
  Business Days, or if the Customer has neither issued an Acceptance Certificate nor described a failure within fifteen
  Business Days after it was submitted and has not done so within five Business Days after a reminder from the Supplier.

# [levels] Service Levels and Service Credits
## From the Go-Live Date the Supplier shall provide the Services so as to meet or exceed the Service Levels.
## The Supplier shall measure its performance against the Service Levels and report on it as {s2} requires.
## [levels.credits] If the Supplier fails to meet a Service Level in a Service Month, the Service Credit calculated under
  {s2} shall be deducted from the next invoice or, if there is none, paid within thirty days.
## [levels.nature] Service Credits are a price adjustment that reflects the reduced value of the Services. They are the
  Customer's sole financial remedy for the failure concerned, except that they do not affect the Customer's right:
### to terminate this Agreement; or
### to claim damages for a Critical Service Failure, or for a failure that results from a deliberate default, in each case
  after giving credit for the Service Credits received.
## [levels.root] Whenever the Supplier fails to meet the same Service Level in two consecutive Service Months it shall, within
  ten Business Days, identify the root cause and submit a plan to prevent the failure from recurring.

# [customer] Customer responsibilities
## [customer.duties] The Customer shall:
### give the Supplier the information, decisions and approvals that the Supplier reasonably requests, within five Business
  Days or any other period stated in the Implementation Plan;
### give Supplier Personnel such access to its premises and the Customer Systems as they reasonably need;
### maintain the Customer Systems, and its connection to the Platform, to the specification in {s1.partA} of {s1};
### ensure that Authorised Users keep their credentials secure and use the Platform in accordance with the Documentation;
  and
### make available staff with the knowledge needed to take part in Acceptance Tests.
## The Customer shall perform its obligations under clause {customer.duties} at its own cost. The Supplier's remedy for a
  failure to perform them is as set out in clause {relief}, without prejudice to clause {suspend}.

# [relief] Relief
## [relief.notice] If a Relief Event prevents or delays performance of the Supplier's obligations, the Supplier is entitled
  to relief under clause {relief.effect}, provided that it:
### notifies the Customer within five Business Days after it becomes aware, or ought to have become aware, of the Relief
  Event, describing its likely effect;
### uses reasonable endeavours to perform despite the Relief Event and to limit its effect; and
### has not itself caused or contributed to the Relief Event.
## [relief.effect] To the extent that the Relief Event caused the failure or delay, the Supplier:
### is not in breach of this Agreement, and no Service Credit or credit for delay arises;
### is entitled to a reasonable extension of each Milestone Date affected; and
### may recover at the rates in the Rate Card the cost of additional work that it could not reasonably avoid, if the
  Customer agreed to that work in advance, such agreement not to be unreasonably withheld.
`
