import { MARKUP, NAMES, PIECES, VALUES, WRAPPERS } from './fragments.ts'
import { findAttributes, findElements, replaceIn, type Span } from './markup.ts'
import type { Random } from './random.ts'

/** One way to change the XML of a part; undefined where the part holds nothing to do it to. */
export type XmlMutation = (text: string, random: Random) => { readonly text: string; readonly what: string } | undefined

/** Deep, but so that most cases stay below the limit on depth and say something else. */
const DEPTHS = [2, 5, 30, 64, 150, 590, 601, 3000, 20_000]
const LENGTHS = [300, 5_000, 70_000, 1_000_000]

/** Long and packs badly, as it does not come back within deflate's window of 32 KB; so it is no bomb. */
function noise(random: Random): string {
  const letters = Buffer.from(random.bytes(40_000).map((byte) => 97 + (byte % 26))).toString('latin1')
  return letters.repeat(Math.ceil(random.pick(LENGTHS) / letters.length))
}

function onElement(change: (text: string, span: Span, random: Random, all: readonly Span[]) => string): XmlMutation {
  return (text, random) => {
    const all = findElements(text)
    if (all.length === 0) return undefined
    const span = random.pick(all)
    return { text: change(text, span, random, all), what: `${change.name} ${span.name} at ${span.start}` }
  }
}

const remove = onElement(function remove(text, { start, end }) {
  return replaceIn(text, start, end, '')
})

const unwrap = onElement(function unwrap(text, { start, inner, close, end }) {
  return replaceIn(text, start, end, text.slice(inner, close))
})

const empty = onElement(function empty(text, { inner, close }) {
  return replaceIn(text, inner, close, '')
})

const repeat = onElement(function repeat(text, { start, end }, random) {
  const piece = text.slice(start, end)
  const most = Math.max(1, Math.floor(400_000 / piece.length))
  return replaceIn(text, end, end, piece.repeat(Math.min(most, random.pick([1, 1, 2, 10, 100, 3000]))))
})

const swap = onElement(function swap(text, first, random, all) {
  const other = random.pick(all)
  const [a, b] = first.start < other.start ? [first, other] : [other, first]
  if (a.end > b.start) return text
  const [one, two] = [text.slice(a.start, a.end), text.slice(b.start, b.end)]
  return replaceIn(replaceIn(text, b.start, b.end, one), a.start, a.end, two)
})

const move = onElement(function move(text, { start, end }, random, all) {
  const to = random.pick(all)
  const piece = text.slice(start, end)
  const at = random.pick([to.start, to.inner, to.close, to.end])
  if (at > start && at < end) return text
  return at <= start
    ? replaceIn(replaceIn(text, start, end, ''), at, at, piece)
    : replaceIn(replaceIn(text, at, at, piece), start, end, '')
})

const rename = onElement(function rename(text, { name, start, inner, close, end }, random, all) {
  const to = random.chance(0.6) ? random.pick(NAMES) : random.pick(all).name
  const last = close === end ? '' : `</${to}>`
  return replaceIn(
    text,
    start,
    end,
    `<${to}${text.slice(start + 1 + name.length, inner)}${text.slice(inner, close)}${last}`,
  )
})

const wrap = onElement(function wrap(text, { start, inner, close, end }, random) {
  const [open, shut] = random.pick(WRAPPERS)
  const [from, to] = random.chance(0.5) ? [start, end] : [inner, close]
  return replaceIn(text, from, to, open + text.slice(from, to) + shut)
})

const nest = onElement(function nest(text, { start, end }, random) {
  const [open, shut] = random.pick(WRAPPERS)
  const depth = random.pick(DEPTHS)
  return replaceIn(text, start, end, open.repeat(depth) + text.slice(start, end) + shut.repeat(depth))
})

const piece = onElement(function piece(text, { start, inner, close, end }, random) {
  const at = random.pick([start, inner, close, end])
  return replaceIn(text, at, at, random.pick(PIECES))
})

const markup = onElement(function markup(text, { start, inner, close, end }, random) {
  const at = random.pick([0, start, inner, close, end, random.below(text.length)])
  return replaceIn(text, at, at, random.pick(MARKUP))
})

const longText = onElement(function longText(text, { inner, close }, random) {
  const pieces = ['a', 'word ', ' ', '&amp;', '\u00e9', '\ud83d\ude00', '\n']
  const more = random.chance(0.5) ? random.pick(pieces).repeat(random.pick(LENGTHS)) : noise(random)
  const [before, after] = random.chance(0.5) ? ['', ''] : ['x', 'x']
  return replaceIn(text, inner, close, before + more + after)
})

const attribute = onElement(function attribute(text, span, random, all) {
  const attributes = findAttributes(text, span)
  if (attributes.length === 0)
    return replaceIn(
      text,
      span.start + 1 + span.name.length,
      span.start + 1 + span.name.length,
      ` w:val="${random.pick(VALUES)}"`,
    )
  const { name, start, valueStart, valueEnd, end } = random.pick(attributes)
  const others = findAttributes(text, random.pick(all))
  return random.pick([
    () => replaceIn(text, valueStart, valueEnd, random.pick(VALUES)),
    () => replaceIn(text, valueStart, valueEnd, random.pick(VALUES)),
    () => replaceIn(text, valueStart, valueEnd, 'v'.repeat(random.pick(LENGTHS))),
    () => replaceIn(text, start, end, ''),
    () => replaceIn(text, end, end, ` ${name}="${random.pick(VALUES)}"`),
    () => replaceIn(text, start, end, ` ${random.pick(NAMES)}="${text.slice(valueStart, valueEnd)}"`),
    () => replaceIn(text, start, end, others.length === 0 ? '' : text.slice(others[0]!.start, others[0]!.end)),
  ])()
})

/** One value of many like it: ids that meet, dates that go, names that are all the same. */
const everyAttribute: XmlMutation = (text, random) => {
  const name = random.pick([
    'w:id',
    'w:val',
    'w:author',
    'w:date',
    'w:name',
    'w14:paraId',
    'r:id',
    'w:ilvl',
    'w:type',
    'w:start',
  ])
  const value = random.pick(VALUES)
  const share = random.pick([1, 0.5, 0.05])
  const changed = text.replaceAll(new RegExp(` ${name}="[^"]*"`, 'g'), (all) =>
    random.chance(share) ? ` ${name}="${value}"` : all,
  )
  return changed === text ? undefined : { text: changed, what: `${name} is ${JSON.stringify(value)} for ${share}` }
}

const namespaces: XmlMutation = (text, random) => {
  const root = /<[A-Za-z][\w:.-]*[^>]*>/.exec(text)
  if (root === null) return undefined
  const declarations = Array.from(root[0].matchAll(/\sxmlns(?::([\w.-]+))?="[^"]*"/g))
  if (declarations.length === 0) return undefined
  const chosen = random.pick(declarations)
  const at = root.index + chosen.index
  const prefix = chosen[1] ?? ''
  const without = replaceIn(text, at, at + chosen[0].length, '')
  const [what, changed] = random.pick<[string, string]>([
    ['dropped', without],
    ['bound to nothing known', replaceIn(text, at, at + chosen[0].length, ` xmlns:${prefix || 'd'}="urn:x"`)],
    ['renamed', text.replaceAll(new RegExp(`([<\\s/:])${prefix || 'w'}([:=])`, 'g'), '$1zz$2')],
    [
      'made the default',
      text.replaceAll(`xmlns:${prefix}=`, 'xmlns=').replaceAll(new RegExp(`(</?)${prefix || 'w'}:`, 'g'), '$1'),
    ],
  ])
  return { text: changed, what: `prefix ${prefix} ${what}` }
}

const truncate: XmlMutation = (text, random) => {
  const at = random.below(text.length)
  return { text: text.slice(0, at), what: `XML cut at ${at}` }
}

const XML_MUTATIONS: readonly (readonly [number, XmlMutation])[] = [
  ...[remove, unwrap, empty, swap, move, rename, wrap, attribute].map((m) => [4, m] as const),
  ...[piece, piece, repeat, everyAttribute].map((m) => [3, m] as const),
  ...[nest, markup, longText, namespaces].map((m) => [1.5, m] as const),
  [0.5, truncate],
]

export const mutateXml: XmlMutation = (text, random) => random.weighted(XML_MUTATIONS)(text, random)
