/**
 * The order of children that the schema asks for (ECMA-376 part 1, annex A.1, wml.xsd). Names are without `w:`; an array
 * is a choice whose members stand in any order and number, `REST` is everything that is not named.
 */
export type Sequence = readonly (string | readonly string[])[]

export const REST = '*'

const words = (text: string): string[] => text.split(' ')

/** EG_ParaRPrTrackChanges (A.1): the revisions of a paragraph's mark. */
const MARK_REVISIONS = ['ins', 'del', 'moveFrom', 'moveTo']

const TABLE_LOOK = words('tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook')

const SECTION = words(
  'footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg ' +
    'textDirection bidi rtlGutter docGrid printerSettings sectPrChange',
)

export const SEQUENCES: Readonly<Record<string, Sequence>> = {
  // CT_PPrBase (17.3.1.26) and, after it, CT_PPr.
  'w:pPr': words(
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs ' +
      'suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd ' +
      'snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment ' +
      'textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  ),
  // CT_RPr and CT_ParaRPr (17.3.2.28, 17.3.1.29): EG_RPrBase is a choice, so that only its edges are ordered.
  'w:rPr': [...MARK_REVISIONS, [REST], 'rPrChange'],
  // CT_TblPr (17.4.59).
  'w:tblPr': [
    ...words('tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize'),
    ...TABLE_LOOK,
    ...words('tblCaption tblDescription tblPrChange'),
  ],
  // CT_TblPrEx (17.4.60).
  'w:tblPrEx': [...TABLE_LOOK, 'tblPrExChange'],
  // CT_TrPr (17.4.81): CT_TrPrBase is a choice.
  'w:trPr': [[REST], 'ins', 'del', 'trPrChange'],
  // CT_TcPr (17.4.69): one of the three cell revisions at most, which Word itself does not always keep to.
  'w:tcPr': [
    ...words('cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark'),
    ...words('headers'),
    ['cellIns', 'cellDel', 'cellMerge'],
    'tcPrChange',
  ],
  // CT_SectPr (17.6.17): up to six references, headers and footers in any order.
  'w:sectPr': [['headerReference', 'footerReference'], ...SECTION],
  // CT_P, CT_R, CT_Row, CT_Tc: properties come first.
  'w:p': ['pPr', [REST]],
  'w:r': ['rPr', [REST]],
  'w:tr': ['tblPrEx', 'trPr', [REST]],
  'w:tc': ['tcPr', [REST]],
  // CT_Tbl (17.4.37): range markup may stand before the properties, and has the first place for that.
  'w:tbl': ['tblPr', 'tblGrid', [REST]],
  // CT_NumPr (17.3.1.19).
  'w:numPr': words('ilvl numId numberingChange ins'),
}

/**
 * EG_RPrBase in the order the schema lists it (17.3.2.28). The schema has it as a choice, so that any order is valid; but
 * Office reads and writes it as a sequence, and its validator calls another order an error.
 */
export const RUN_PROPERTIES: Sequence = [
  MARK_REVISIONS,
  ...words('rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid'),
  ...words(
    'vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs',
  ),
  ...words('em lang eastAsianLayout specVanish oMath'),
]
