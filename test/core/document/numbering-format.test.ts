import { describe, expect, it } from 'vitest'
import { formatNumber } from '../../../src/core/document/number-format.ts'
import { bulletText } from '../../../src/core/document/numbering-bullets.ts'

const TABLE: readonly (readonly [format: string, ...pairs: (readonly [number, string])[]])[] = [
  ['decimal', [0, '0'], [1, '1'], [1234, '1234']],
  ['decimalZero', [0, '00'], [1, '01'], [9, '09'], [10, '10'], [100, '100']],
  ['upperRoman', [1, 'I'], [4, 'IV'], [9, 'IX'], [40, 'XL'], [49, 'XLIX'], [1999, 'MCMXCIX'], [0, '']],
  ['lowerRoman', [3, 'iii'], [14, 'xiv']],
  ['upperLetter', [1, 'A'], [26, 'Z'], [27, 'AA'], [28, 'BB'], [53, 'AAA'], [0, '']],
  ['lowerLetter', [1, 'a'], [26, 'z'], [27, 'aa'], [52, 'zz']],
  ['ordinal', [1, '1st'], [2, '2nd'], [3, '3rd'], [4, '4th'], [11, '11th'], [12, '12th'], [21, '21st'], [113, '113th']],
  ['cardinalText', [1, 'One'], [13, 'Thirteen'], [21, 'Twenty-one'], [40, 'Forty'], [101, 'One hundred one']],
  ['ordinalText', [1, 'First'], [12, 'Twelfth'], [20, 'Twentieth'], [21, 'Twenty-first'], [100, 'One hundredth']],
  ['hex', [10, 'A'], [255, 'FF']],
  ['numberInDash', [7, '- 7 -']],
  ['chicago', [1, '*'], [2, '†'], [3, '‡'], [4, '§'], [5, '**']],
  ['bullet', [1, '']],
  ['none', [1, '']],
  ['decimalEnclosedCircle', [1, '①'], [20, '⑳'], [21, '21']],
  ['decimalEnclosedParen', [1, '⑴']],
  ['ideographDigital', [10, '一〇']],
  ['chineseCounting', [10, '十'], [11, '十一'], [21, '二十一'], [100, '一○○']],
  ['chineseCountingThousand', [101, '一百零一'], [110, '一百一十'], [2005, '二千零五']],
  ['japaneseCounting', [10, '十'], [111, '百十一'], [1000, '千']],
  ['chineseLegalSimplified', [10, '壹拾'], [23, '贰拾叁']],
  ['ideographTraditional', [1, '甲'], [10, '癸'], [11, '11']],
  ['ganada', [1, '가'], [15, '가가']],
  ['russianLower', [1, 'а'], [30, 'аа']],
  ['decimalFullWidth', [12, '１２']],
  ['noSuchFormat', [5, '5']],
]

describe('a list number', () => {
  for (const [format, ...pairs] of TABLE) {
    it(`is written as ${format}`, () => {
      for (const [n, text] of pairs) expect(formatNumber(n, format)).toBe(text)
    })
  }

  it('is filled with zeros as a custom pattern says', () => {
    expect(formatNumber(7, 'decimal', '001, 002, 003, ...')).toBe('007')
    expect(formatNumber(12345, 'decimal', '00001, 00002, 00003, ...')).toBe('12345')
    expect(formatNumber(3, 'lowerLetter', 'some other pattern')).toBe('c')
  })

  it('stays short whatever start value a file gives', () => {
    for (const format of ['lowerLetter', 'upperRoman', 'chicago', 'russianLower', 'cardinalText']) {
      expect(formatNumber(2147483647, format).length).toBeLessThan(40)
    }
  })
})

describe('a bullet', () => {
  it('of a symbol font becomes the Unicode sign it looks like', () => {
    expect(bulletText('\uf0b7', 'Symbol')).toEqual({ text: '•', translated: true })
    expect(bulletText('\uf0a7', 'Wingdings')).toEqual({ text: '▪', translated: true })
    expect(bulletText('\uf0fc', 'Wingdings')).toEqual({ text: '✓', translated: true })
    expect(bulletText('l', 'Wingdings')).toEqual({ text: '●', translated: true })
  })

  it('of the private area without a known sign becomes a plain one', () => {
    expect(bulletText('\uf0ff', 'Webdings').text).toBe('•')
  })

  it('that is Unicode already stays as it is', () => {
    expect(bulletText('o', 'Courier New')).toEqual({ text: 'o', translated: false })
    expect(bulletText('–', null)).toEqual({ text: '–', translated: false })
  })
})
