/** Schedules 3 and 4 of the master services agreement: the charges and the protection of personal data. */
export const MSA_CHARGES_SCHEDULES = `
$ [s3] Charges
$$ [s3.partA] Platform charge
$# Volume Tiers
$## From the Go-Live Date the Customer shall pay, for each month, a platform charge for each consignment delivered in that
  month, at the price shown for the Volume Tier into which the month's total falls:
|- 16 34> 25> 25>
| Volume Tier | Consignments in the month | Price for each consignment | Example charge |
| Tier 1 | Up to 25,000 | £3.40 | 20,000: £68,000 |
| Tier 2 | 25,001 to 40,000 | £3.05 | 35,000: £106,750 |
| Tier 3 | 40,001 to 60,000 | £2.70 | 50,000: £135,000 |
| Tier 4 | 60,001 to 80,000 | £2.45 | 70,000: £171,500 |
| Tier 5 | More than 80,000 | £2.25 | 85,000: £191,250 |
$## The price for the Volume Tier applies to every consignment in the month, and not only to those above its threshold. If the
  charge so calculated is less than the highest charge possible in the Volume Tier below, that highest charge is payable.
$## [s3.minimum] The minimum platform charge is £60,000 for each complete month. It does not apply to a month in which there is a
  Critical Service Failure, or in which a Force Majeure Event prevents the use of the Platform for more than five days.
$## A consignment that is cancelled before collection, or is entered for testing or training, is not counted.
$# Inclusive services
$## The platform charge includes hosting, all environments, support and application management under {s1.partB} of {s1},
  storage of up to 40 terabytes, and licences for an unlimited number of Authorised Users.
$## Storage above 40 terabytes is charged at £85 for each terabyte in each month, measured at its end.

$$ [s3.partB] Rate Card
$# Daily rates
$## Professional services are charged by the day of eight working hours, or in proportion for part of a day, at these rates:
|- 22 20> 20> 38
| Grade | On site | Remote | Typical role |
| Grade 1 | £1,320 | £1,240 | Programme director |
| Grade 2 | £1,150 | £1,070 | Solution architect |
| Grade 3 | £980 | £905 | Senior engineer |
| Grade 4 | £810 | £750 | Engineer or analyst |
| Grade 5 | £590 | £545 | Trainer or co-ordinator |
$## Time spent in travelling is not charged. Work that the Customer requires between 8.00 pm and 6.00 am, or on a day that is
  not a Business Day, is charged at one and a half times the rate shown.
$## If the Customer orders more than 400 days in a Contract Year, the rates for the days above that number are reduced by eight
  per cent.

$$ [s3.partC] Implementation charge
$# Milestone payments
$## The implementation charge is a fixed sum of £1,480,000, payable as follows:
|- 34 22> 22> 22>
| Milestone | Share | Amount | Cumulative |
| M1 Plan approved | 10% | £148,000 | £148,000 |
| M2 Design accepted | 15% | £222,000 | £370,000 |
| M3 Interfaces accepted | 20% | £296,000 | £666,000 |
| M4 Data migrated | 15% | £222,000 | £888,000 |
| M5 Go-live | 25% | £370,000 | £1,258,000 |
| M6 Stabilised | 15% | £222,000 | £1,480,000 |
$## No payment falls due for a Milestone until all earlier Milestones have been achieved.

$$ [s3.partD] Indexation
$# Annual review
$## [s3.index] On each anniversary of the Commencement Date after the second, the Supplier may increase the prices in {s3.partA} and
  {s3.partB} of this Schedule by a percentage no greater than the lower of:
$### the increase in the Consumer Prices Index over the twelve months ending three months before that anniversary; and
$### three per cent.
$## The Supplier shall give at least sixty days' written notice of an increase, showing its calculation. An increase that is
  not notified in time is lost and may not be recovered in a later year.
$## If the Consumer Prices Index ceases to be published, the parties shall use the index that the Office for National
  Statistics identifies as its replacement.
$# Benchmarking
$## Once in the Initial Term, and not before the third anniversary of the Commencement Date, the Customer may appoint an
  independent expert to compare the prices in this Schedule with those of comparable services.
$## If the expert finds that the prices exceed the median by more than five per cent, the parties shall agree a reduction
  through the Change Control Procedure. If they do not do so within forty-five days the Customer may terminate the Services
  concerned by ninety days' written notice, without paying an early termination charge.

$$ [s3.partE] Early termination charge
$# Calculation
$## The charge payable under clause {termination.convenience} is a percentage of the platform charges for the twelve months
  before the notice of termination, determined by the date on which termination takes effect:
|- 60 40>
| Termination takes effect | Early termination charge |
| In the third Contract Year | 35% |
| In the fourth Contract Year | 20% |
| In the fifth Contract Year | 8% |
$## The parties agree that the charge is a reasonable estimate of the investment that the Supplier would not recover, and
  that it is the Supplier's only remedy for a termination of that kind.

$ [s4] Data protection
$$ [s4.partA] Terms of processing
$# Roles and scope
$## The Customer is the controller, and the Supplier is the processor, of the Personal Data. In this Schedule "controller",
  "processor", "data subject" and "processing" have the meanings given in the UK GDPR.
$## The processing is as follows:
|= 28 72
| Subject matter | The provision of the Platform and of the related Services |
| Duration | The Term and the Exit Period |
| Nature and purpose | Collection, storage, retrieval, analysis and deletion in order to plan, track and evidence the movement of freight |
| Types of Personal Data | Names, business contact details, delivery addresses, signatures, photographs of deliveries, vehicle positions and drivers' working hours |
| Data subjects | Drivers, planners and other staff of the Customer Group; consignors, consignees and those who receive goods on their behalf |
| Retention | As the Customer configures it, subject to the periods in {s1.partA} of {s1} |
$# [s4.duties] Duties of the Supplier
$## The Supplier shall:
$### process Personal Data only on the documented instructions of the Customer, which include this Agreement, unless Applicable
  Law requires otherwise, in which case it shall tell the Customer first if it may lawfully do so;
$### tell the Customer at once if it considers that an instruction infringes Data Protection Law;
$### ensure that everyone it authorises to process Personal Data is bound by a duty of confidence;
$### help the Customer to respond to requests by data subjects, and send on any that it receives within two Business Days;
$### help the Customer to carry out impact assessments and to consult the Information Commissioner; and
$### keep the records of processing that Data Protection Law requires, and make them available on request.
$## [s4.breach] The Supplier shall notify the Customer without undue delay, and in any event within 24 hours, after becoming aware
  of a breach of security that leads to the accidental or unlawful destruction, loss, alteration, disclosure of or access to
  Personal Data. The notice shall give, so far as they are known:
$### the nature of the breach, with the categories and approximate number of data subjects and records concerned;
$### its likely consequences; and
$### the measures taken or proposed in response.
$# [s4.transfers] Transfers
$## The Supplier shall not transfer Personal Data outside the United Kingdom, or permit access to it from elsewhere, without the
  Customer's prior written consent and unless:
$### the destination is the subject of adequacy regulations; or
$### appropriate safeguards are in place, and the Supplier has assessed and documented that they are effective.

$$ [s4.partB] Sub-processors and Subcontractors
$# Approval
$## [s4.approved] The Customer approves the following Sub-processors and Subcontractors:
|- 30 36 34
| Name | Services | Place of processing |
| Tarn Valley Data Centres Limited | Hosting of the live and standby environments | Two sites in the United Kingdom |
| Brightwater Messaging Limited | Delivery of text messages and email to consignees | United Kingdom |
| Ashgrove Service Desk Limited | Service desk out of hours | United Kingdom |
$## The Supplier shall give the Customer at least thirty days' written notice of its intention to engage another
  Sub-processor. The Customer may object on reasonable grounds within that period, and in that case the Supplier shall not
  engage it for the Personal Data.
$## The Supplier shall bind each Sub-processor by a written contract on terms no less protective than this Schedule, and
  remains liable for its performance.

$$ [s4.partC] Security controls
$# Minimum controls
$## The Supplier shall maintain at least the following controls:
|- 26 74
| Area | Control |
| Access | Multi-factor authentication for all Supplier Personnel; access by role, reviewed quarterly; removal within four hours after an individual leaves |
| Encryption | AES-256 or stronger at rest and TLS 1.2 or later in transit; keys held separately from the data and changed annually |
| Separation | Customer Data logically separated from the data of other customers; no Personal Data in test environments |
| Logging | Logs of access to Customer Data protected from alteration and kept for eighteen months |
| Monitoring | Security operations centre staffed at all hours; endpoint detection on all servers |
| Development | Review of all changes by a second engineer; automated scanning of code and dependencies before release |
| Deletion | Secure erasure to a recognised standard, with a certificate |
$## On request the Supplier shall supply its current ISO/IEC 27001 certificate and statement of applicability.
`
