import { emptyNumbering, type Numbering } from './numbering.ts'

/**
 * What a document's look depends on beside its text: plain JSON, so that it travels to the renderer with the document.
 * Lists instead of records: ids come from the file, and `__proto__` is an id like any other.
 */
export interface DocumentContext {
  readonly styles: StyleSheet
  readonly numbering: Numbering
  readonly theme: Theme
  readonly look: LookSettings
}

export type StyleType = 'paragraph' | 'character' | 'table' | 'numbering'

/** One w:style. Property strings are canonical XML of the element's children, as in the schema; '' where absent. */
export interface Style {
  readonly id: string
  readonly name: string
  readonly type: StyleType
  readonly isDefault: boolean
  readonly basedOn: string | null
  readonly next: string | null
  readonly link: string | null
  readonly pPr: string
  readonly rPr: string
  readonly tblPr: string
  readonly trPr: string
  readonly tcPr: string
  readonly conditions: readonly ConditionalStyle[]
}

/** The conditional formats of a table style (ST_TblStyleOverrideType, ECMA-376 part 1, 17.18.89). */
export type TableCondition =
  | 'wholeTable'
  | 'band1Vert'
  | 'band2Vert'
  | 'band1Horz'
  | 'band2Horz'
  | 'firstRow'
  | 'lastRow'
  | 'firstCol'
  | 'lastCol'
  | 'nwCell'
  | 'neCell'
  | 'swCell'
  | 'seCell'

/** One w:tblStylePr. */
export interface ConditionalStyle {
  readonly condition: TableCondition
  readonly pPr: string
  readonly rPr: string
  readonly tblPr: string
  readonly trPr: string
  readonly tcPr: string
}

export interface StyleSheet {
  /** w:docDefaults: children of the default pPr and rPr. */
  readonly defaultPPr: string
  readonly defaultRPr: string
  readonly styles: readonly Style[]
}

/** The major or the minor fonts of a theme; '' where the theme leaves one to the language. */
export interface ThemeFonts {
  readonly latin: string
  readonly eastAsia: string
  readonly complex: string
  /** [ISO 15924 script, typeface] */
  readonly scripts: readonly (readonly [script: string, typeface: string])[]
}

export interface Theme {
  readonly major: ThemeFonts
  readonly minor: ThemeFonts
  /** [dk1 | lt1 | dk2 | lt2 | accent1 … accent6 | hlink | folHlink, RRGGBB] */
  readonly colours: readonly (readonly [name: string, rgb: string])[]
}

/** The few settings (settings.xml) that looks depend on. */
export interface LookSettings {
  /** [bg1 | t1 | bg2 | t2 | accent1 … hyperlink, the theme's colour index name it means] (w:clrSchemeMapping). */
  readonly colourMap: readonly (readonly [name: string, means: string])[]
  /** w:themeFontLang: which of the theme's fonts by script is meant. */
  readonly eastAsiaLang: string | null
  readonly bidiLang: string | null
  /** In twips. */
  readonly defaultTab: number
  /** Space after and before neighbours is added up (w:doNotUseHTMLParagraphAutoSpacing); else the larger of both is left. */
  readonly addsSpacing: boolean
}

const NO_FONTS: ThemeFonts = { latin: '', eastAsia: '', complex: '', scripts: [] }

export const emptyStyleSheet: StyleSheet = { defaultPPr: '', defaultRPr: '', styles: [] }
export const emptyTheme: Theme = { major: NO_FONTS, minor: NO_FONTS, colours: [] }
/** 720 twips is what w:defaultTabStop means when absent (ECMA-376 part 1, 17.15.1.25). */
export const defaultLook: LookSettings = {
  colourMap: [],
  eastAsiaLang: null,
  bidiLang: null,
  defaultTab: 720,
  addsSpacing: false,
}

/** A document without styles, lists and theme: what each missing part stands for. */
export const emptyContext: DocumentContext = {
  styles: emptyStyleSheet,
  numbering: emptyNumbering,
  theme: emptyTheme,
  look: defaultLook,
}
