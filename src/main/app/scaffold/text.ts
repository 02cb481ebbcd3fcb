/** A paragraph of the scaffold, by the style it has. What stands in square brackets is for the drafter to fill in. */
export interface ScaffoldLine {
  readonly style: 'front' | 'party' | 'recital' | 'body' | 'heading' | 'clause' | 'item' | 'definition'
  readonly text: string
}

interface Names {
  readonly ours: string
  readonly theirs: string
}

const line = (style: ScaffoldLine['style'], text: string): ScaffoldLine => ({ style, text })

/** The bones of an agreement: what nearly every one has, in words of our own, and room for what it is about. */
export function scaffoldText({ ours, theirs }: Names): readonly ScaffoldLine[] {
  return [
    line('body', 'This agreement is made on [date] between:'),
    line('front', 'Parties'),
    line('party', `${ours || '[our full name]'}, a company registered in [place] under number [number] (“we”); and`),
    line('party', `${theirs || '[their full name]'}, a company registered in [place] under number [number] (“you”).`),
    line('front', 'Background'),
    line('recital', '[Why the parties make this agreement.]'),
    line('front', 'Agreed terms'),
    line('heading', 'Definitions'),
    line('clause', 'In this agreement:'),
    line('definition', '“Business Day” means a day on which banks in [place] are open for general business.'),
    line('definition', '“Confidential Information” means what clause 4 protects.'),
    line('definition', '“Start Date” means [date].'),
    line('clause', 'Headings are for convenience and do not change what the text means.'),
    line('heading', 'What the parties will do'),
    line('clause', '[What we will do.]'),
    line('clause', '[What you will do.]'),
    line('heading', 'Price and payment'),
    line('clause', '[What is paid, when, and in which currency.]'),
    line('heading', 'Confidentiality'),
    line(
      'clause',
      'Each party keeps secret what it learns of the other under this agreement, and uses it for nothing else.',
    ),
    line('clause', 'This does not cover what:'),
    line('item', 'was public when it was learnt, or became so through no fault of the party that learnt it;'),
    line('item', 'the party knew before, or found out by itself; or'),
    line('item', 'the law requires the party to disclose.'),
    line('heading', 'Term and termination'),
    line('clause', 'This agreement begins on the Start Date and runs for [period].'),
    line(
      'clause',
      'Either party may end it at once if the other breaks it seriously and does not put that right within [30] days of being asked to in writing.',
    ),
    line('heading', 'Liability'),
    line('clause', 'Nothing in this agreement limits liability that the law does not allow to be limited.'),
    line('clause', 'Subject to that, the liability of each party under this agreement is limited to [amount].'),
    line('heading', 'General'),
    line('clause', 'Notices are given in writing to the addresses at the head of this agreement.'),
    line('clause', 'This agreement is changed only in writing signed by both parties.'),
    line('clause', 'Neither party may pass on its rights or duties without the consent of the other.'),
    line('heading', 'Governing law'),
    line(
      'clause',
      'This agreement is governed by the law of [country], and the courts of [place] decide disputes about it.',
    ),
    line('front', 'Signed by the parties'),
  ]
}
