/** Schedules 5 and 6 of the master services agreement: change control and exit. */
export const MSA_EXIT_SCHEDULES = `
$ [s5] Change control
$# [s5.requests] Change requests
$## A party that wishes to propose a Change shall send the other's Contract Manager a change request in the form set out at
  the end of this Schedule.
$## The Supplier shall record each change request in a register, giving it a number, and shall report on the register to the
  Service Review Board.
$# [s5.assessment] Impact assessment
$## [s5.impact] Within ten Business Days after it sends or receives a change request, or any longer period that the Contract
  Managers agree, the Supplier shall deliver an assessment of the Change that states:
$### how it would be carried out, with a timetable and any effect on a Milestone Date;
$### its effect on the Services, the Service Levels, security and the processing of Personal Data;
$### its effect on the Charges, calculated under paragraph {s5.price}; and
$### the risks, and any new Customer Dependencies.
$## The Supplier may not charge for an assessment unless it will take more than three days of work and the Customer has
  agreed the charge in advance.
$# Price of a Change
$## [s5.price] A change in the Charges shall be calculated by reference to the Rate Card and to the net increase or saving in
  the Supplier's reasonable costs, and the Supplier shall show its calculation.
$## No increase in the Charges is payable for a Change that:
$### is needed because the Supplier has failed to perform its obligations;
$### is borne by the Supplier under clause {change.law}; or
$### can be made by Supplier Personnel whose time is already included in the Charges, without detriment to the Services.
$# [s5.decision] Decision
$## Within ten Business Days after receiving an assessment the Customer shall approve it, ask for it to be revised, or withdraw
  or refuse the change request.
$## The Supplier may refuse a Change only if it is not technically feasible, would breach Applicable Law, or would have a
  material adverse effect on the Supplier's other customers, and shall give its reasons in writing.
$## A Change that is approved takes effect when both Contract Managers have signed the Change Order or, if it increases the
  Charges by more than £50,000 in a Contract Year, when a director of each party has signed it.
$# Emergency Changes
$## If a Change is urgently needed to restore the Services or to correct a critical vulnerability, the Contract Managers may
  agree it by email. The Supplier shall submit a change request within three Business Days afterwards.
$# Form of change request
$## The form of a change request is as follows:
|= 34 66
| Change request number | |
| Title | |
| Proposed by, and date | |
| Services and provisions affected | |
| Description of the Change and reasons | |
| Date by which it is needed | |
| Effect on Milestones and Service Levels | |
| Effect on the Charges | |
| Effect on security and Personal Data | |
| New Customer Dependencies and risks | |
| Decision, and reasons if refused | |
| Signed for the Customer, and date | |
| Signed for the Supplier, and date | |

$ [s6] Exit Plan
$$ [s6.partA] Preparing for exit
$# The plan
$## Within ninety days after the Go-Live Date the Supplier shall deliver for the Customer's approval a detailed exit plan that
  provides for an orderly transfer of the Services to the Customer or a Replacement Supplier. It shall:
$### describe each task, who is responsible for it and how long it will take;
$### identify the data, documents, licences, contracts and equipment to be transferred;
$### provide separately for expiry, for termination on notice and for termination at short notice; and
$### estimate the charges for Termination Assistance, by task.
$## [s6.update] The Supplier shall review the Exit Plan in each Contract Year, and after any material Change, and shall submit
  a revised version within twenty Business Days.
$## Each party shall appoint an exit manager within ten Business Days after notice of termination is given, or six months
  before this Agreement is due to expire.
$# Registers
$## The Supplier shall maintain registers of the Subcontractors, the third-party software, the interfaces and the configuration
  used to provide the Services, and shall supply them within five Business Days after a request.
$## The Customer may disclose the registers and the Service Level reports, subject to obligations of confidence, to those who
  tender to become the Replacement Supplier.

$$ [s6.partB] Termination Assistance
$# Scope
$## During the Exit Period the Supplier shall:
$### carry out its tasks under the Exit Plan, and give the Customer and the Replacement Supplier all the help that they
  reasonably need to take over the Services without interruption;
$### supply complete copies of the Customer Data, as set out in the table below;
$### transfer knowledge, by explaining the operation of the interfaces and the configuration for up to thirty days of work;
  and
$### not remove Key Personnel from the Services, except as clause {people.key} permits.
|- 30 34 36
| Data | Format | When supplied |
| Consignment and event records | Comma-separated values with a data dictionary | A trial copy within 30 days after notice, and a final copy on the last day |
| Documents and images | Portable Document Format and JPEG, with an index | As above |
| Configuration and routing rules | JavaScript Object Notation, with a description of the schema | Within 30 days after notice |
| Audit logs | Comma-separated values | With the final copy |
$## The Supplier shall continue to meet the Service Levels for the Services that continue during the Exit Period.
$# People
$## If the Transfer of Undertakings (Protection of Employment) Regulations 2006 may apply on exit, the Supplier shall provide
  the information that those regulations require, in anonymous form, within twenty Business Days after a request, and shall
  not, without the Customer's consent, change the terms or the number of those assigned to the Services.
$## The Supplier shall indemnify the Customer and the Replacement Supplier against Losses arising from the employment of
  those individuals, or its termination, before the date of transfer.
$# Completion
$## Exit is complete when the Customer has confirmed in writing that the tasks in the Exit Plan have been carried out. The
  confirmation shall not be unreasonably withheld, and does not affect clause {exit.return}.
$## Access by Authorised Users to the Platform ends at the time that the Exit Plan states or, if it states none, on the last
  day of the Exit Period.
`
