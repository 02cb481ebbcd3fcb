import { isAcronym } from '../reading/words.ts'

/*
 * What is written with a capital without being a term: statutes, courts, offices, places, people, dates. By kinds of
 * words, not by lists of names; countries and languages are the runtime's own.
 */

/** Words that make a phrase the name of a statute, an institution, a place or a rank. */
const NAMING = new Set(
  (
    'act acts regulation regulations directive convention treaty protocol rule rules ordinance statute constitution ' +
    'court courts tribunal commission committee council parliament congress senate ministry department office agency bureau ' +
    'union state states kingdom republic province county city bank university college association institute chamber ' +
    'exchange registry officer director counsel president chairman secretary minister attorney judge mr mrs ms dr ' +
    'inc llc ltd limited plc gmbh corp corporation company llp street road avenue internet web windows ' +
    'north south east west northern southern eastern western american european british english federal national international ' +
    'incoterms gaap usd eur gbp euro dollar pound sterling god lord crown bible roman greek latin arabic caucasian ' +
    'section clause article schedule annex appendix exhibit attachment part paragraph chapter title table figure item note ' +
    'signature witness whereof dated'
  ).split(' '),
)

const US_STATES =
  'alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey mexico york carolina dakota ohio oklahoma oregon pennsylvania rhode tennessee texas utah vermont virginia washington wisconsin wyoming columbia'

/** Words of the names of countries, languages, months and days. */
const PLACES: ReadonlySet<string> = new Set([
  ...US_STATES.split(' '),
  ...fromRuntime(),
  'england',
  'wales',
  'scotland',
  'gdpr',
])

function fromRuntime(): string[] {
  const words = new Set<string>()
  const see = (name: string | undefined): void => {
    for (const word of (name ?? '').toLowerCase().split(/[^\p{L}]+/u)) if (word.length > 3) words.add(word)
  }
  const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i))
  for (const a of letters) {
    for (const b of letters) {
      see(regions.of(a + b))
      see(languages.of((a + b).toLowerCase()))
    }
  }
  const months = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' })
  const days = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' })
  for (let i = 0; i < 12; i++) see(months.format(Date.UTC(2024, i, 1 + i)))
  for (let i = 0; i < 7; i++) see(days.format(Date.UTC(2024, 0, 1 + i)))
  // Words that names of places share with contracts.
  for (const word of [
    'part',
    'area',
    'territory',
    'territories',
    'central',
    'language',
    'island',
    'islands',
    'world',
    'guard',
    'standard',
    'content',
    'unknown',
    'region',
    'outlying',
    'simplified',
    'traditional',
    'modern',
    'ancient',
    'church',
  ])
    words.delete(word)
  return [...words]
}

/** Whether a capitalised phrase is a name of its own rather than a term. */
export function isProperName(words: readonly string[]): boolean {
  return (
    words.every(isAcronym) || words.some((word) => NAMING.has(word.toLowerCase()) || PLACES.has(word.toLowerCase()))
  )
}
