import { AlignmentType, LevelSuffix } from 'docx'
import type { ILevelsOptions, INumberingOptions, LevelFormat } from 'docx'
import { INDENT } from './styles.ts'

interface LevelSpec {
  /** The paragraph style tied to the level; none for a list that starts anew under each definition. */
  readonly style?: string
  readonly format: (typeof LevelFormat)[keyof typeof LevelFormat]
  readonly text: string
  readonly left: number
  readonly hanging: number
  readonly bold?: boolean
}

const clauseLevels: readonly LevelSpec[] = [
  { style: 'Heading1', format: 'decimal', text: '%1.', left: INDENT.level1, hanging: 720, bold: true },
  { style: 'ClauseLevel2', format: 'decimal', text: '%1.%2', left: INDENT.level2, hanging: 720 },
  { style: 'ClauseLevel3', format: 'lowerLetter', text: '(%3)', left: INDENT.level3, hanging: 567 },
  { style: 'ClauseLevel4', format: 'lowerRoman', text: '(%4)', left: INDENT.level4, hanging: 567 },
  { style: 'ClauseLevel5', format: 'upperLetter', text: '(%5)', left: INDENT.level5, hanging: 567 },
]

const scheduleLevels: readonly LevelSpec[] = [
  { style: 'ScheduleHeading', format: 'decimal', text: 'Schedule %1', left: 2268, hanging: 2268, bold: true },
  { style: 'PartHeading', format: 'upperLetter', text: 'Part %2', left: 1134, hanging: 1134, bold: true },
  { style: 'ParagraphHeading', format: 'decimal', text: '%3.', left: INDENT.level1, hanging: 720, bold: true },
  { style: 'ParagraphLevel2', format: 'decimal', text: '%3.%4', left: INDENT.level2, hanging: 720 },
  { style: 'ParagraphLevel3', format: 'lowerLetter', text: '(%5)', left: INDENT.level3, hanging: 567 },
  { style: 'ParagraphLevel4', format: 'lowerRoman', text: '(%6)', left: INDENT.level4, hanging: 567 },
]

const definitionItem: LevelSpec = { format: 'lowerLetter', text: '(%1)', left: INDENT.level3, hanging: 567 }

function toLevel(spec: LevelSpec, level: number): ILevelsOptions {
  return {
    level,
    format: spec.format,
    text: spec.text,
    alignment: AlignmentType.LEFT,
    suffix: LevelSuffix.TAB,
    style: {
      ...(spec.style === undefined ? {} : { style: spec.style }),
      run: { bold: spec.bold ?? false },
      paragraph: { indent: { left: spec.left, hanging: spec.hanging } },
    },
  }
}

function single(spec: Omit<LevelSpec, 'left' | 'hanging'>): ILevelsOptions[] {
  return [toLevel({ left: INDENT.level1, hanging: 720, ...spec }, 0)]
}

/**
 * One multilevel definition for the clauses and one for the schedules, each level tied to its paragraph style
 * (ECMA-376 Part 1, 17.9.23 pStyle), and single-level ones for parties, recitals and items of a definition.
 */
export const SAMPLE_NUMBERING: INumberingOptions = {
  config: [
    { reference: 'clause', levels: clauseLevels.map(toLevel) },
    { reference: 'schedule', levels: scheduleLevels.map(toLevel) },
    { reference: 'party', levels: single({ style: 'Parties', format: 'decimal', text: '(%1)' }) },
    { reference: 'recital', levels: single({ style: 'Recitals', format: 'upperLetter', text: '(%1)' }) },
    { reference: 'definition', levels: [toLevel(definitionItem, 0)] },
  ],
}
