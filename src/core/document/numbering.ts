/** The list definitions of a document (numbering.xml): plain JSON. */
export interface Numbering {
  readonly abstracts: readonly AbstractNumbering[]
  readonly instances: readonly NumberingInstance[]
}

/** One w:abstractNum. */
export interface AbstractNumbering {
  readonly id: number
  /** The numbering style this list defines, or the one whose list it borrows (ECMA-376 part 1, 17.9.27 and 17.9.21). */
  readonly styleLink: string | null
  readonly numStyleLink: string | null
  readonly levels: readonly NumberingLevel[]
}

/** One w:lvl. */
export interface NumberingLevel {
  /** 0 to 8 */
  readonly level: number
  readonly start: number
  /** ST_NumberFormat, as the file names it. */
  readonly format: string
  /** The pattern of a custom format ('001, 002, 003, ...') or null. */
  readonly pattern: string | null
  /** w:lvlText with its placeholders %1 … %9. */
  readonly text: string
  readonly suffix: 'tab' | 'space' | 'nothing'
  /** w:isLgl: all numbers in the text are shown as decimals. */
  readonly legal: boolean
  /** w:lvlRestart: 0 never; n: after a paragraph of level n (counted from 1) or a higher one; null: after any higher one. */
  readonly restart: number | null
  /** The paragraph style bound to this level. */
  readonly pStyle: string | null
  readonly justify: 'start' | 'center' | 'end'
  /** The bullet is a picture. */
  readonly picture: boolean
  readonly pPr: string
  readonly rPr: string
}

/** One w:num. */
export interface NumberingInstance {
  readonly id: number
  readonly abstractId: number
  readonly overrides: readonly LevelOverride[]
}

/** One w:lvlOverride. */
export interface LevelOverride {
  readonly level: number
  readonly start: number | null
  readonly definition: NumberingLevel | null
}

export const emptyNumbering: Numbering = { abstracts: [], instances: [] }
