import { elements, type XmlElement } from '../xml.ts'
import type { Where } from './finding.ts'

/** Where the standing in the tree begins: the part, and the path above the elements that are walked. */
export interface Base {
  readonly part: string
  readonly path: string
}

/** An element with the ones around it, as far as they are kept: below a part's spine. */
export class Place implements Where {
  readonly element: XmlElement
  readonly parent: Place | undefined
  readonly #base: Base
  /** Ordinal (from 1) among siblings of its name; undefined below the spine, where the path counts when it is asked for. */
  readonly #ordinal: number | undefined

  constructor(element: XmlElement, parent: Place | undefined, base: Base, ordinal?: number) {
    this.element = element
    this.parent = parent
    this.#base = base
    this.#ordinal = ordinal
  }

  get part(): string {
    return this.#base.part
  }

  get name(): string {
    return this.element.name
  }

  get path(): string {
    const above = this.parent === undefined ? this.#base.path : this.parent.path
    const own = `${this.name}[${this.#ordinal ?? this.#count()}]`
    return above === '' ? own : `${above}/${own}`
  }

  #count(): number {
    if (this.parent === undefined) return 1
    const same = elements(this.parent.element).filter((e) => e.name === this.name)
    return same.indexOf(this.element) + 1
  }

  below(element: XmlElement): Place {
    return new Place(element, this, this.#base)
  }

  attr(name: string): string | undefined {
    return this.element.attrs[name]
  }

  /** The nearest element around this one that has one of the names, if no element named in `until` stands between. */
  around(names: ReadonlySet<string>, until: ReadonlySet<string>): Place | undefined {
    for (let p = this.parent; p !== undefined; p = p.parent) {
      if (names.has(p.name)) return p
      if (until.has(p.name)) return undefined
    }
    return undefined
  }
}
