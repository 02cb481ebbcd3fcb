const SMALL = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ')
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

const IRREGULAR = new Map([
  ['one', 'first'],
  ['two', 'second'],
  ['three', 'third'],
  ['five', 'fifth'],
  ['eight', 'eighth'],
  ['nine', 'ninth'],
  ['twelve', 'twelfth'],
])

function words(n: number): string {
  if (n < 20) return SMALL[n] ?? ''
  if (n < 100) return TENS[Math.floor(n / 10)]! + (n % 10 === 0 ? '' : `-${words(n % 10)}`)
  const [unit, name] = n < 1000 ? [100, 'hundred'] : [1000, 'thousand']
  const rest = n % unit
  return `${words(Math.floor(n / unit))} ${name}${rest === 0 ? '' : ` ${words(rest)}`}`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** 'Twenty-one'. English alone; digits beyond what lists can hold. */
export function cardinalText(n: number): string {
  return n < 0 || n > 32767 ? String(n) : capital(words(n))
}

/** 'Twenty-first'. */
export function ordinalText(n: number): string {
  if (n < 0 || n > 32767) return String(n)
  return capital(
    words(n).replace(
      /[a-z]+$/,
      (last) => IRREGULAR.get(last) ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`),
    ),
  )
}
