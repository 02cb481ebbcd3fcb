import type { Draft } from './draft.ts'
import { VALUES } from './fragments.ts'
import { findAttributes, findElements, replaceIn } from './markup.ts'
import { mutateBytes } from './mutate-bytes.ts'
import { mutateXml } from './mutate-xml.ts'
import type { Random } from './random.ts'

/** One way to change a package between unzipping and zipping. Answers what was done; undefined when there was nothing to do it to. */
export type PackageMutation = (draft: Draft, random: Random) => string | undefined

const TARGETS = [
  'http://example.invalid/x',
  'file:///etc/passwd',
  '\\\\host\\share\\x.docx',
  'mailto:a@example.invalid',
  '#top',
  '../../../../etc/passwd',
  '..',
  '/',
  '',
  '.',
  'missing.xml',
  '/word/document.xml',
  'document.xml',
  'DOCUMENT.XML',
  'styles.xml',
  'media/../document.xml',
  'header1.xml',
  '%2e%2e/x',
  '_rels/document.xml.rels',
  '//',
  'a'.repeat(5000),
]
const TYPES = [
  'officeDocument',
  'styles',
  'numbering',
  'header',
  'footer',
  'footnotes',
  'endnotes',
  'comments',
  'settings',
  'theme',
  'image',
  'hyperlink',
  'attachedTemplate',
  'aFChunk',
  'oleObject',
  'core-properties',
  'unknown',
]
const CONTENT_TYPES = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
  'application/vnd.ms-word.document.macroEnabled.main+xml',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml',
  'application/xml',
  'text/html',
  '',
  'application/octet-stream',
]

/** The story and its properties are where nearly all reading happens. */
const xml: PackageMutation = (draft, random) => {
  const names = draft.xmlNames()
  if (names.length === 0) return undefined
  const stories = names.filter((n) => /(document|footnotes|endnotes|comments|header\d*|footer\d*|body)\.xml$/.test(n))
  const lists = names.filter((n) => /(styles|numbering|settings|theme1)\.xml$/.test(n))
  const name = random.pick(
    random
      .weighted([
        [6, stories],
        [2, lists],
        [1, names],
      ])
      .concat(random.pick(names)),
  )
  const done = mutateXml(draft.text(name), random)
  if (done === undefined) return undefined
  draft.set(name, done.text)
  return `${name}: ${done.what}`
}

/** Replaces an attribute of one element of these names. */
function setAttribute(
  draft: Draft,
  random: Random,
  part: string,
  element: RegExp,
  values: Record<string, string>,
): boolean {
  const text = draft.text(part)
  const spans = findElements(text).filter((span) => element.test(span.name))
  if (spans.length === 0) return false
  const span = random.pick(spans)
  let tag = text.slice(span.start, span.inner)
  for (const [name, value] of Object.entries(values)) {
    const found = findAttributes(tag, { start: 0, inner: tag.length }).find((a) => a.name === name)
    const at = tag.endsWith('/>') ? tag.length - 2 : tag.length - 1
    tag =
      found === undefined
        ? replaceIn(tag, at, at, ` ${name}="${value}"`)
        : replaceIn(tag, found.valueStart, found.valueEnd, value)
  }
  draft.set(part, replaceIn(text, span.start, span.inner, tag))
  return true
}

const relationship: PackageMutation = (draft, random) => {
  const names = draft.names().filter((name) => name.endsWith('.rels'))
  if (names.length === 0) return undefined
  const part = random.pick(names)
  const values = random.pick<Record<string, string>>([
    { Target: random.pick(TARGETS) },
    { Target: random.pick(TARGETS), TargetMode: 'External' },
    { TargetMode: random.pick(['External', 'Internal', '']) },
    { Id: random.pick(['rId1', 'rId2', '', '__proto__']) },
    { Type: `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${random.pick(TYPES)}` },
    { Type: `x/${random.pick(TYPES)}`, Target: random.pick(draft.names()) },
  ])
  const done = setAttribute(draft, random, part, /Relationship$/, values)
  return done ? `${part}: ${JSON.stringify(values).slice(0, 200)}` : undefined
}

const contentType: PackageMutation = (draft, random) => {
  const values = random.pick<Record<string, string>>([
    { ContentType: random.pick(CONTENT_TYPES) },
    { PartName: random.pick(['/word/document.xml', '/nowhere.xml', '', `/${random.pick(draft.names())}`]) },
    { Extension: random.pick(['xml', 'rels', 'XML', '']) },
  ])
  const done = setAttribute(draft, random, '[Content_Types].xml', /Override$|Default$/, values)
  return done ? `content types: ${JSON.stringify(values)}` : undefined
}

/** Chains of styles and lists that come back to where they began, or lead nowhere. */
const chains: PackageMutation = (draft, random) => {
  const [part, element, id] = random.pick([
    ['styles.xml', 'w:basedOn', 'w:styleId'],
    ['styles.xml', 'w:link', 'w:styleId'],
    ['styles.xml', 'w:next', 'w:styleId'],
    ['numbering.xml', 'w:abstractNumId', 'w:abstractNumId'],
    ['numbering.xml', 'w:numStyleLink', 'w:abstractNumId'],
    ['numbering.xml', 'w:start', ''],
    ['numbering.xml', 'w:lvlText', ''],
    ['numbering.xml', 'w:numFmt', ''],
    ['numbering.xml', 'w:lvlRestart', ''],
  ] as const)
  const name = draft.names().find((n) => n.endsWith(part))
  if (name === undefined) return undefined
  const text = draft.text(name)
  const ids = id === '' ? VALUES : Array.from(text.matchAll(new RegExp(` ${id}="([^"]*)"`, 'g')), (m) => m[1]!)
  if (ids.length === 0) return undefined
  const share = random.pick([1, 0.2])
  const changed = text.replaceAll(new RegExp(`<${element} w:val="[^"]*"`, 'g'), (all) =>
    random.chance(share) ? `<${element} w:val="${random.pick(ids)}"` : all,
  )
  if (changed === text) return undefined
  draft.set(name, changed)
  return `${name}: ${element} at random for ${share}`
}

const parts: PackageMutation = (draft, random) => {
  const names = draft.names()
  if (names.length === 0) return undefined
  const [name, other] = [random.pick(names), random.pick(names)]
  const bytes = draft.bytes(name)
  const [what, change] = random.pick<[string, () => void]>([
    ['removed', () => draft.remove(name)],
    ['emptied', () => draft.set(name, '')],
    [`filled with ${other}`, () => draft.set(name, draft.bytes(other))],
    ['put into UTF-16', () => draft.set(name, Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le'))],
    [
      'put into UTF-16 (big)',
      () => draft.set(name, Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le').swap16()),
    ],
    ['given a byte order mark', () => draft.set(name, `\ufeff${bytes.toString('utf8')}`)],
    ['read as Latin-1', () => draft.set(name, bytes.toString('latin1'))],
    [
      'said to be Latin-1',
      () => draft.set(name, bytes.toString('latin1').replace(/encoding="[^"]*"/i, 'encoding="ISO-8859-1"')),
    ],
    ['changed in its bytes', () => draft.set(name, mutateBytes(bytes, random).bytes)],
    ['added under other names', () => draft.set(`extra/${random.below(9)}.xml`, bytes)],
  ])
  change()
  return `${name} ${what}`
}

const PACKAGE_MUTATIONS: readonly (readonly [number, PackageMutation])[] = [
  [12, xml],
  [2, relationship],
  [1, contentType],
  [2, chains],
  [2, parts],
]

export const mutatePackage: PackageMutation = (draft, random) => random.weighted(PACKAGE_MUTATIONS)(draft, random)
