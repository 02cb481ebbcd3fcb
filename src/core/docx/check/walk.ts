import { err, ok, type Result } from '../../result.ts'
import { decodePart } from '../encoding.ts'
import { TEXT_BOXES } from '../namespaces.ts'
import { elements, parseXml, type XmlElement } from '../xml.ts'
import { Place, type Base } from './place.ts'
import type { Handler, PartInfo, Rule } from './rule.ts'

/** Roots and bodies whose children are walked one by one and let go, so that a long part never stands in memory whole. */
const SPINES: Readonly<Record<PartInfo['kind'], readonly string[]>> = {
  body: ['w:document', 'w:body'],
  header: ['w:hdr'],
  footer: ['w:ftr'],
  footnotes: ['w:footnotes'],
  endnotes: ['w:endnotes'],
  comments: ['w:comments'],
  other: [],
}

/** In these parts every child of the root is a story of its own. */
const MANY_STORIES: ReadonlySet<string> = new Set(['footnotes', 'endnotes', 'comments'])

/** Shows a part to the rules, O(n) in its text. Failures are those of the XML: `bad-xml`, `doctype`, `too-deep`. */
export function walkPart(info: PartInfo, bytes: Uint8Array, rules: readonly Rule[]): Result<null> {
  const decoded = decodePart(bytes)
  if (!decoded.ok) return decoded
  const wanted = info.kind === 'other' ? rules.filter((rule) => rule.everyPart === true) : rules
  const walker = new Walker(wanted)
  const spine = SPINES[info.kind]
  const spineElements: XmlElement[] = []
  const counts = new Map<string, number>()
  const base: Base = { part: info.part, path: spine.filter((name) => name !== 'w:document').join('/') }
  const storyEach = MANY_STORIES.has(info.kind)
  for (const rule of wanted) rule.startPart?.(info)
  if (!storyEach) walker.openStory()
  const parsed = parseXml(decoded.value.text, new Set(spine), (child) => {
    if (spine.includes(child.name)) {
      spineElements.unshift(child)
      return
    }
    const ordinal = (counts.get(child.name) ?? 0) + 1
    counts.set(child.name, ordinal)
    if (storyEach) walker.openStory()
    walker.walk(new Place(child, undefined, base, ordinal))
    if (storyEach) walker.closeStory()
  })
  if (!parsed.ok) return parsed
  const root = parsed.value
  if (spine[0] !== undefined && root.name !== spine[0]) {
    return err({ kind: 'bad-xml', message: `the root is ${root.name}, not ${spine[0]}` })
  }
  if (spine.length === 0) walker.walk(new Place(root, undefined, base))
  if (!storyEach) walker.closeStory()
  for (const rule of wanted) rule.endPart?.(spine.length === 0 ? [] : [root, ...spineElements], info)
  return ok(null)
}

/** Calls the handlers of an element's name and then goes into it. */
class Walker {
  readonly #rules: readonly Rule[]
  readonly #all: Handlers
  readonly #inCopy: Handlers
  #handlers: Handlers

  constructor(rules: readonly Rule[]) {
    this.#rules = rules
    this.#all = new Handlers(rules)
    this.#inCopy = new Handlers(rules.filter((rule) => rule.everyCopy === true))
    this.#handlers = this.#all
  }

  openStory(): void {
    for (const rule of this.#rules) rule.openStory?.()
  }

  closeStory(): void {
    for (const rule of this.#rules) rule.closeStory?.()
  }

  walk(place: Place): void {
    const outer = this.#handlers
    if (isCopy(place)) this.#handlers = this.#inCopy
    const isTextBox = TEXT_BOXES.has(place.name)
    if (isTextBox) this.openStory()
    this.#handlers.enter(place)
    for (const child of place.element.children) if (typeof child !== 'string') this.walk(place.below(child))
    this.#handlers.leave(place)
    if (isTextBox) this.closeStory()
    this.#handlers = outer
  }
}

/** A fallback beside a choice; one that stands alone is the content itself (ECMA-376 part 3, 9.3). */
function isCopy(place: Place): boolean {
  return (
    place.name === 'mc:Fallback' &&
    place.parent !== undefined &&
    elements(place.parent.element).some((e) => e.name === 'mc:Choice')
  )
}

class Handlers {
  readonly #enter = new Map<string, Handler[]>()
  readonly #leave = new Map<string, Handler[]>()
  readonly #enterEach: Handler[] = []
  readonly #leaveEach: Handler[] = []

  constructor(rules: readonly Rule[]) {
    for (const rule of rules) {
      for (const [name, handler] of Object.entries(rule.enter ?? {})) addTo(this.#enter, name, handler)
      for (const [name, handler] of Object.entries(rule.leave ?? {})) addTo(this.#leave, name, handler)
      if (rule.enterEach !== undefined) this.#enterEach.push(rule.enterEach)
      if (rule.leaveEach !== undefined) this.#leaveEach.push(rule.leaveEach)
    }
  }

  enter(place: Place): void {
    for (const handler of this.#enterEach) handler(place)
    for (const handler of this.#enter.get(place.name) ?? NONE) handler(place)
  }

  leave(place: Place): void {
    for (const handler of this.#leave.get(place.name) ?? NONE) handler(place)
    for (const handler of this.#leaveEach) handler(place)
  }
}

const NONE: readonly Handler[] = []

function addTo(map: Map<string, Handler[]>, name: string, handler: Handler): void {
  const list = map.get(name)
  if (list === undefined) map.set(name, [handler])
  else list.push(handler)
}
