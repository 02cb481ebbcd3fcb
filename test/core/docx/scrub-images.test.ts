import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { stripJpeg } from '../../../src/core/docx/scrub/jpeg.ts'
import { stripPng } from '../../../src/core/docx/scrub/png.ts'
import { crafted, p, r, scrubbed } from './scrub-fixture.ts'

const ascii = (text: string): number[] => Array.from(text, (c) => c.charCodeAt(0))
const segment = (marker: number, body: number[]): number[] => [
  0xff,
  marker,
  (body.length + 2) >> 8,
  (body.length + 2) & 255,
  ...body,
]
/** Little-endian EXIF with an orientation and a maker's name. */
const exif = (orientation: number): number[] => {
  const entry = (tag: number, value: number): number[] => [tag & 255, tag >> 8, 3, 0, 1, 0, 0, 0, value, 0, 0, 0]
  return segment(0xe1, [
    ...ascii('Exif\0\0II'),
    42,
    0,
    8,
    0,
    0,
    0,
    2,
    0,
    ...entry(0x010f, 7),
    ...entry(0x0112, orientation),
    0,
    0,
    0,
    0,
    ...ascii('Jane Roe'),
  ])
}
const JFIF = segment(0xe0, ascii('JFIF\0....'))
const ICC = segment(0xe2, ascii('ICC_PROFILE\0x'))
const ADOBE = segment(0xee, ascii('Adobe....'))
// Stuffed bytes, a restart and fill bytes are data; the next marker ends it.
const SCAN = [...segment(0xda, [1, 2, 3]), 1, 0xff, 0, 2, 0xff, 0xd0, 3, 0xff, 0, 4]
const START = [0xff, 0xd8]
const END = [0xff, 0xd9]
const jpeg = (...parts: number[][]): Uint8Array => Uint8Array.from([...START, ...parts.flat()])

describe('a JPEG', () => {
  it('loses EXIF, XMP, IPTC, comments, makers’ data and previews, and keeps profile, Adobe and pixels', () => {
    const full = jpeg(
      JFIF,
      exif(1),
      segment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0<x/>')),
      segment(0xed, ascii('Photoshop')),
      ICC,
      segment(0xe2, ascii('MPF\0index')),
      ADOBE,
      segment(0xfe, ascii('by Jane')),
      SCAN,
      segment(0xc4, [9]),
      SCAN,
      END,
      ascii('preview'),
    )
    const { bytes, removed } = stripJpeg(full)!
    expect(bytes).toEqual(jpeg(JFIF, ICC, ADOBE, SCAN, segment(0xc4, [9]), SCAN, END))
    expect(removed).toEqual([
      'EXIF or XMP',
      'EXIF or XMP',
      'IPTC',
      'application data 2',
      'comment',
      'data after the picture',
    ])
  })

  it('keeps the rotation that EXIF asks for, alone, and is then left as it is', () => {
    const { bytes } = stripJpeg(jpeg(exif(6), SCAN, END))!
    expect(Buffer.from(bytes).includes('Jane')).toBe(false)
    expect(Buffer.from(bytes).includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))).toBe(true)
    const again = stripJpeg(bytes)!
    expect(again.bytes).toBe(bytes)
    expect(again.removed).toEqual([])
  })

  it('without an end is kept as far as it goes; without the structure of one it is not touched', () => {
    expect(stripJpeg(jpeg(exif(1), SCAN))!.bytes).toEqual(jpeg(SCAN))
    expect(stripJpeg(jpeg(JFIF, [0, 0, 0, 0]))).toBeNull()
    expect(stripJpeg(jpeg([0xff, 0xe1, 0xff, 0xff, 1]))).toBeNull()
    expect(stripJpeg(jpeg([0xff, 0xe1, 0, 0]))).toBeNull()
  })
})

const chunk = (type: string, data: Uint8Array | string): Buffer => {
  const body = Buffer.concat([Buffer.from(type), Buffer.from(data)])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(body.length - 4)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const HEAD = chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]))
const PIXELS = chunk('IDAT', deflateSync(Buffer.from([0, 0])))
const TAIL = chunk('IEND', '')
const png = (...chunks: Buffer[]): Uint8Array => new Uint8Array(Buffer.concat([SIGNATURE, HEAD, ...chunks]))

describe('a PNG', () => {
  it('loses its texts, EXIF, time and what follows its end, and keeps every other chunk', () => {
    const gamma = chunk('gAMA', Buffer.from([0, 0, 177, 143]))
    const full = png(
      chunk('tEXt', 'Author\0Jane Roe'),
      gamma,
      chunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0<x/>'),
      chunk('eXIf', 'II'),
      chunk('tIME', '1234567'),
      PIXELS,
      TAIL,
      Buffer.from('more'),
    )
    const { bytes, removed } = stripPng(full)!
    expect(bytes).toEqual(png(gamma, PIXELS, TAIL))
    expect(removed).toEqual(['tEXt Author', 'iTXt XML:com.adobe.xmp', 'eXIf', 'tIME', 'data after the picture'])
  })

  it('that breaks off is not touched', () => {
    expect(stripPng(png(PIXELS))).toBeNull()
    expect(stripPng(png(PIXELS.subarray(0, 10)))).toBeNull()
  })
})

it('pictures in a package are stripped by what they are, not by their name, and damaged ones listed', () => {
  const source = crafted(
    p(r('x')),
    {
      'word/media/a.bin': jpeg(exif(1), SCAN, END),
      'word/media/b.png': png(PIXELS, TAIL),
      'word/media/c.png': png(PIXELS),
    },
    [
      ['image', 'media/a.bin'],
      ['image', 'media/b.png'],
      ['image', 'media/c.png'],
    ],
  )
  const result = scrubbed(source)
  expect(result.found('word/media/a.bin')).toEqual(['image-metadata removed 1'])
  expect([...result.changes.keys()]).toEqual(['word/media/a.bin'])
  expect(result.found('word/media/c.png')).toEqual(['not-searched kept 1'])
})
