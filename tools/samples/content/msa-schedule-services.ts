/** Schedules 1 and 2 of the master services agreement: what is provided and how well. */
export const MSA_SERVICE_SCHEDULES = `
$ [s1] Services
$$ [s1.partA] The Platform
$# Functions
$## From the Go-Live Date the Supplier shall make the Platform available to the Customer Group with the following modules:
|- 22 48 30>
| Module | What it does | Available from |
| Booking | Takes bookings from customers by portal, file and interface, checks them against capacity and confirms them | Go-live |
| Planning | Proposes loads and routes for road, rail and short-sea legs, and records the planner's decision | Go-live |
| Tracking | Collects positions and events from vehicles, terminals and vessels, and predicts times of arrival | Go-live |
| Proof of delivery | Captures signatures, photographs and exceptions on handheld devices, including when they are offline | Go-live |
| Analytics | Reports on punctuality, cost and emissions by lane, customer and vehicle | Go-live plus 3 months |
$## The Platform shall be able to process 90,000 consignments in a month, and 9,000 in any period of 24 hours, without a
  reduction in performance.
$## The Platform shall keep each consignment record available on line for twenty-four months after delivery, and in an
  archive from which it can be recalled within two Business Days for a further five years.
$# [s1.interfaces] Interfaces and environments
$## The Supplier shall provide interfaces between the Platform and the Customer Systems for finance, telematics, customs
  declarations and identity management, as their specifications in the Documentation describe.
$## The Supplier shall provide, in addition to the live environment, a test environment that is refreshed monthly with
  anonymised data and a training environment for up to forty users at a time.
$## The Customer shall provide an internet connection of at least 200 megabits per second at each of its four control centres,
  and a current version of a browser that the Documentation lists as supported.
$## The Supplier shall support each published version of an interface for at least twelve months after its successor has been
  made available.

$$ [s1.partB] Support and professional services
$# Service desk
$## The Supplier shall operate a service desk that is staffed in English at all hours for Incidents of Severity 1 and 2, and
  from 7.00 am to 7.00 pm on Business Days for everything else.
$## The service desk shall record each request and Incident, give it a reference and a severity, keep the person who raised it
  informed, and close it only with that person's agreement or after three unanswered attempts to obtain it.
$# Application management
$## The Supplier shall monitor the Platform continuously, apply corrections and security updates, and release new versions no
  more than once a month and outside the hours of 5.00 am to 10.00 pm.
$## Each release shall be accompanied by notes that describe what has changed, and shall be available in the test environment
  for at least ten Business Days before it is released to the live environment.
$## The Supplier shall keep the Documentation current and shall supply an updated version with each release.
$# Professional services
$## The Supplier shall, if so ordered by a Statement of Work, provide configuration, integration, data analysis, training and
  consultancy at the rates in the Rate Card.
$## The Supplier shall keep available, throughout the Term, at least sixty days of professional services in each quarter for
  the Customer to order on four weeks' notice.

$$ [s1.partC] Outline Implementation Plan
$# Milestones
$## The Milestones, and the evidence that each has been achieved, are as follows:
|- 8 24 18 50
| No. | Milestone | Milestone Date | Evidence |
| M1 | Plan approved | 26 February 2027 | Approval by the Customer of the detailed Implementation Plan |
| M2 | Design accepted | 30 April 2027 | Acceptance Certificate for the solution design and interface specifications |
| M3 | Interfaces accepted | 30 July 2027 | Acceptance Certificate for each interface, tested with the Customer Systems |
| M4 | Data migrated | 17 September 2027 | Reconciliation report showing that at least 99.8 per cent of open records were migrated without error |
| M5 | Go-live | 1 November 2027 | First live use at all four control centres, with no open Incident of Severity 1 or 2 |
| M6 | Stabilised | 31 January 2028 | All Service Levels met for two consecutive Service Months |
$# Approach
$## The detailed Implementation Plan shall show, for each Milestone, the tasks of each party, their duration and order, the
  Customer Dependencies, the Acceptance Tests, the resources and the principal risks.
$## The control centres shall go live one at a time at intervals of at least one week. The Supplier shall keep the means of
  returning to the previous system until two weeks after the last of them has gone live.
$## The Supplier shall train at least 220 Authorised Users in person, and shall supply recorded training for the others.

$$ [s1.partD] Key Personnel
|- 30 26 44
| Role | Name | Period of assignment |
| Programme director | Sunniva Clarke | Commencement Date to the Milestone "Stabilised", for at least two days a week |
| Solution architect | Ravindra Eastlake | Commencement Date to Go-Live Date, full time |
| Data migration lead | Odile Farnham | 1 March 2027 to Go-Live Date, full time |
| Service delivery manager | Callum Whitcombe | Go-Live Date to the end of the Term, full time |

$ [s2] Service Levels
$$ [s2.partA] Service Levels and Service Credits
$# The Service Levels
$## The Service Levels are measured over each Service Month, and are as follows:
|- 7 15 13 22 14 12 17
| No. | Service Level | Target | Measurement | Source | Cadence | Remedy |
| SL1 | Availability of the Platform | 99.90% | Minutes in the month less minutes of downtime, divided by minutes in the month | Supplier's external monitor, tested every 60 seconds from two locations | Monthly | Service Credit, table 2 |
| SL2 | Response time of the Platform | 95% of pages within 2.0 seconds | Time from request to complete page, at the edge of the Supplier's network | Platform transaction log | Monthly | 3% of the monthly charge |
| SL3 | Timeliness of event data | 98% of events within 90 seconds | Time from receipt of an event to its display to users | Event queue time stamps | Monthly | 2% of the monthly charge |
| SL4 | Severity 1 resolution | 100% within 4 hours | Time from report to restoration of service or agreed workaround | Service desk records | Monthly | 5% for each failure |
| SL5 | Severity 2 resolution | 95% within 8 hours | As for SL4 | Service desk records | Monthly | 3% of the monthly charge |
| SL6 | Service desk answer time | 90% of calls within 30 seconds | Time from first ring to answer by a person | Telephone system | Monthly | 1% of the monthly charge |
| SL7 | Recovery from backup | 100% of tests complete within 4 hours | Elapsed time of the quarterly restoration test | Test report, witnessed by the Customer | Quarterly | 4% for each failure |
| SL8 | Report delivery | Service report on time | Date of delivery compared with the date due | Email record | Monthly | 1% for each failure |
note: Table 1: Service Levels. "Monthly charge" means the platform charge for the Service Month in which the failure occurred.
$# [s2.availability] Availability
$## The Platform is unavailable in any minute in which Authorised Users cannot sign in, or cannot use the Booking, Planning or
  Tracking module, for a reason that lies within the Supplier Systems.
$## The Service Credit for a failure to meet SL1 is a percentage of the monthly charge, as follows:
|- 40 30> 30>
| Availability in the Service Month | Downtime in a 30-day month | Service Credit |
| 99.90% or more | Up to 43 minutes | None |
| 99.50% or more, but less than 99.90% | 44 to 216 minutes | 5% |
| 99.00% or more, but less than 99.50% | 217 to 432 minutes | 10% |
| 98.00% or more, but less than 99.00% | 433 to 864 minutes | 15% |
| Less than 98.00% | More than 864 minutes | 20% |
note: Table 2: Service Credits for availability.
$# Exclusions
$## [s2.exclusions] The following are left out of account in measuring a Service Level:
$### maintenance between 1.00 am and 5.00 am on a Sunday, of which the Supplier has given five Business Days' notice, up to
  a total of six hours in a Service Month;
$### emergency maintenance to correct a critical vulnerability, up to a total of two hours in a Service Month;
$### a failure caused by a Relief Event or a Force Majeure Event, for which relief is available under this Agreement;
$### a failure of the Customer Systems, or of a network between them and the edge of the Supplier's network; and
$### a suspension permitted by clause {suspend.right}.
$## The Supplier bears the burden of showing that an exclusion applies, and shall identify each one in the service report.
$# Limit on Service Credits
$## [s2.cap] The Service Credits for a Service Month shall not exceed twenty per cent of the monthly charge.
$## If a single event causes more than one Service Level to be missed, only the largest of the resulting Service Credits is
  due.
$# Critical Service Failure
$## [s2.critical] Each of the following is a Critical Service Failure:
$### availability of less than 97.00 per cent in any Service Month;
$### availability of less than 99.50 per cent in any three Service Months in a period of six;
$### Service Credits that reach the limit in paragraph {s2.cap} in any two consecutive Service Months; and
$### four or more Incidents of Severity 1 in a Service Month that arise from the same root cause.

$$ [s2.partB] Incidents
$# Severity
$## The Customer shall state the severity of an Incident, acting reasonably, when it reports it. The Supplier may propose a
  different severity after investigation, but shall continue to treat the Incident as the Customer has classified it until
  the Contract Managers agree otherwise.
|- 13 39 14 17 17
| Severity | Description | Response | Update interval | Resolution |
| Severity 1 | The Platform, or the Booking, Planning or Tracking module, is unavailable to all users or at a control centre, or Customer Data is at risk | 15 minutes, at all hours | 30 minutes | 4 hours |
| Severity 2 | A module is available but is severely degraded, or a function that is needed daily fails without a workaround | 30 minutes, at all hours | 2 hours | 8 hours |
| Severity 3 | A function fails but a reasonable workaround is available, or an Incident affects few users | 4 service hours | 1 Business Day | 5 Business Days |
| Severity 4 | A minor or cosmetic fault, or a question | 1 Business Day | 5 Business Days | Next suitable release |
note: Table 3: severity levels. A service hour is an hour between 7.00 am and 7.00 pm on a Business Day.
$# Handling
$## Response time is measured from the report of an Incident, or its detection by the Supplier's monitoring if that is
  earlier, to the time at which a qualified engineer has begun to work on it and has told the Customer so.
$## For an Incident of Severity 1 the Supplier shall open a conference line, keep it open until the Incident is resolved, and
  call on its third-line engineers and, within one hour, its services director.
$## Within five Business Days after resolving an Incident of Severity 1 or 2 the Supplier shall deliver a report that states
  its cause, its effect, how it was resolved and what will be done to prevent it from recurring.

$$ [s2.partC] Reporting
$# The service report
$## Within ten Business Days after the end of each Service Month the Supplier shall deliver a report that shows:
$### the performance achieved against each Service Level, with the data from which it was calculated;
$### each failure, its root cause, and the Service Credit due;
$### each exclusion relied on under {s2.partA} of this Schedule, with evidence;
$### all Incidents opened, closed and outstanding, by severity and age;
$### the number of consignments and the Volume Tier that applies; and
$### releases made and planned, and the progress of each Change Order.
$## The Supplier shall give the Customer continuous access to a dashboard that shows the current status of SL1 to SL5.
$## The Supplier shall keep the data from which the Service Levels are calculated for twenty-four months.
$# Review
$## The Service Review Board shall review the Service Levels in the last quarter of each Contract Year. A Service Level may be
  changed only by a Change Order.
`
