/** Number formats of other scripts, where a short rule covers them (ECMA-376 part 1, 17.18.59). */

/** Signs used up to their end; past it Word falls back to decimals. */
const SERIES = new Map<string, string>([
  ['decimalEnclosedCircle', range(0x2460, 20)],
  ['decimalEnclosedCircleChinese', range(0x2460, 20)],
  ['decimalEnclosedParen', range(0x2474, 20)],
  ['decimalEnclosedFullstop', range(0x2488, 20)],
  ['ideographEnclosedCircle', range(0x3280, 10)],
  ['ideographTraditional', '甲乙丙丁戊己庚辛壬癸'],
  ['ideographZodiac', '子丑寅卯辰巳午未申酉戌亥'],
])

/** Alphabets, repeated like Latin letters when they run out. */
const ALPHABETS = new Map<string, string>([
  ['russianLower', 'абвгдежзиклмнопрстуфхцчшщыэюя'],
  ['russianUpper', 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ'],
  ['aiueoFullWidth', 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン'],
  ['irohaFullWidth', 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス'],
  ['ganada', '가나다라마바사아자차카타파하'],
  ['chosung', 'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ'],
  ['arabicAlpha', 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي'],
  ['arabicAbjad', 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'],
])

/** Digits written one after the other. */
const DIGITS = new Map<string, string>([
  ['decimalFullWidth', '０１２３４５６７８９'],
  ['decimalFullWidth2', '０１２３４５６７８９'],
  ['ideographDigital', '〇一二三四五六七八九'],
  ['japaneseDigitalTenThousand', '〇一二三四五六七八九'],
  ['taiwaneseDigital', '○一二三四五六七八九'],
  ['koreanDigital', '영일이삼사오육칠팔구'],
  ['koreanDigital2', '零一二三四五六七八九'],
  ['hindiNumbers', '०१२३४५६७८९'],
  ['thaiNumbers', '๐๑๒๓๔๕๖๗๘๙'],
])

interface Counting {
  readonly digits: string
  /** Ten, hundred, thousand. */
  readonly units: string
  /** Where a one before a unit is spoken: never, always, or but not at the head of 10 to 19. */
  readonly one: 'never' | 'always' | 'not-leading-ten'
  /** What stands for a gap inside (一百零一). */
  readonly gap: string
  /** From here on digits are written one after the other. */
  readonly limit: number
}

const CHINESE: Counting = {
  digits: '○一二三四五六七八九',
  units: '十百千',
  one: 'not-leading-ten',
  gap: '',
  limit: 100,
}

const COUNTING = new Map<string, Counting>([
  ['chineseCounting', CHINESE],
  ['taiwaneseCounting', CHINESE],
  ['chineseCountingThousand', { ...CHINESE, gap: '零', limit: 10000 }],
  ['taiwaneseCountingThousand', { ...CHINESE, gap: '零', limit: 10000 }],
  ['japaneseCounting', { ...CHINESE, one: 'never', limit: 10000 }],
  ['koreanCounting', { digits: '영일이삼사오육칠팔구', units: '십백천', one: 'never', gap: '', limit: 10000 }],
  [
    'chineseLegalSimplified',
    { digits: '零壹贰叁肆伍陆柒捌玖', units: '拾佰仟', one: 'always', gap: '零', limit: 10000 },
  ],
  [
    'ideographLegalTraditional',
    { digits: '零壹貳參肆伍陸柒捌玖', units: '拾佰仟', one: 'always', gap: '零', limit: 10000 },
  ],
])

/** The number in one of these formats; undefined when the format is not among them. */
export function otherScript(n: number, format: string): string | undefined {
  const series = SERIES.get(format)
  if (series !== undefined) return series[n - 1] ?? String(n)
  const alphabet = ALPHABETS.get(format)
  if (alphabet !== undefined) return letters(n, alphabet)
  const digits = DIGITS.get(format)
  if (digits !== undefined) return positional(n, digits)
  const counting = COUNTING.get(format)
  return counting === undefined ? undefined : counted(n, counting)
}

function range(first: number, length: number): string {
  return Array.from({ length }, (_, i) => String.fromCodePoint(first + i)).join('')
}

/** Letters repeat when they run out: z, aa, bb … (not ab, as in a spreadsheet). */
export function letters(n: number, alphabet: string): string {
  if (n < 1) return ''
  // Word gives up on longer ones; a hostile start value must not make a text of megabytes.
  const times = Math.min(Math.ceil(n / alphabet.length), 30)
  return alphabet[(n - 1) % alphabet.length]!.repeat(times)
}

function positional(n: number, digits: string): string {
  return String(n).replace(/\d/g, (d) => digits[Number(d)]!)
}

function counted(n: number, { digits, units, one, gap, limit }: Counting): string {
  if (n < 1 || n >= limit) return positional(n, digits)
  const places = String(n)
  let text = ''
  let skipped = false
  for (const [i, digit] of Array.from(places).entries()) {
    const power = places.length - 1 - i
    if (digit === '0') {
      skipped = true
      continue
    }
    if (skipped) text += gap
    skipped = false
    const silent = digit === '1' && power > 0 && (one === 'never' || (one === 'not-leading-ten' && n < 20))
    text += (silent ? '' : digits[Number(digit)]!) + (power > 0 ? units[power - 1]! : '')
  }
  return text
}
