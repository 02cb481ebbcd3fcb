import type { RunToggle } from '../../../../core/revision/track.ts'
import type { EditorSession } from '../session.ts'
import { formatStateOf, type FormatState } from './format-state.ts'
import {
  changeLevel,
  continueNumbering,
  formatParagraphs,
  formatText,
  indentBy,
  restartNumbering,
  setList,
} from './formatting.ts'

/** A formatting command: what palette, keys, toolbar and menu share. */
export interface FormatCommand {
  readonly id: string
  readonly label: string
  readonly shortcut?: string
  readonly run: (session: EditorSession) => void
  /** Whether the selection has it, where that can be said. */
  readonly state?: (state: FormatState) => 'on' | 'off' | 'mixed'
}

const now = (session: EditorSession): FormatState => formatStateOf(session.view.state, session.looks)

function toggle(what: RunToggle, label: string, shortcut?: string): FormatCommand {
  return {
    id: `format.${what}`,
    label,
    ...(shortcut === undefined ? {} : { shortcut }),
    run: (session) => formatText(session, { kind: 'toggle', what, on: now(session)[what] !== 'on' }),
    state: (s) => s[what],
  }
}

function position(to: 'superscript' | 'subscript', label: string, shortcut: string): FormatCommand {
  return {
    id: `format.${to}`,
    label,
    shortcut,
    run: (session) => formatText(session, { kind: 'position', to: now(session).position === to ? 'baseline' : to }),
    state: (s) => (s.position === null ? 'mixed' : s.position === to ? 'on' : 'off'),
  }
}

function align(to: 'start' | 'center' | 'end' | 'justify', label: string, shortcut: string): FormatCommand {
  return {
    id: `format.align-${to}`,
    label,
    shortcut,
    run: (session) => formatParagraphs(session, { kind: 'align', to }),
    state: (s) => (s.align === to ? 'on' : 'off'),
  }
}

function flag(what: 'keepNext' | 'pageBreakBefore', label: string): FormatCommand {
  return {
    id: `format.${what}`,
    label,
    run: (session) => formatParagraphs(session, { kind: 'flag', what, on: now(session)[what] !== 'on' }),
    state: (s) => s[what],
  }
}

function heading(level: number): FormatCommand {
  return {
    id: `format.heading-${level}`,
    label: `Style: Heading ${level}`,
    shortcut: `Mod+Alt+${level}`,
    run: (session) => {
      const styles = session.looks.context.styles.styles.filter((s) => s.type === 'paragraph')
      const id = styles.find((s) => s.name.toLowerCase() === `heading ${level}`)?.id
      if (id === undefined) session.announce(`This document has no style Heading ${level}`)
      else formatParagraphs(session, { kind: 'style', id })
    },
  }
}

function list(kind: 'numbers' | 'bullets', label: string, shortcut?: string): FormatCommand {
  return {
    id: `format.${kind}`,
    label,
    ...(shortcut === undefined ? {} : { shortcut }),
    run: (session) => setList(session, now(session).list === kind ? 'none' : kind),
    state: (s) => (s.list === null ? 'mixed' : s.list === kind ? 'on' : 'off'),
  }
}

function lines(line: number, label: string): FormatCommand {
  return {
    id: `format.lines-${line}`,
    label: `Line spacing: ${label}`,
    run: (session) => formatParagraphs(session, { kind: 'spacing', line, lineRule: 'auto' }),
  }
}

/** By name, for the toolbar. Word's keys; where Word has none there is none. */
export const FORMAT = {
  bold: toggle('bold', 'Bold', 'Mod+B'),
  italic: toggle('italic', 'Italic', 'Mod+I'),
  underline: {
    id: 'format.underline',
    label: 'Underline',
    shortcut: 'Mod+U',
    run: (session) =>
      formatText(session, { kind: 'underline', line: now(session).underline === 'on' ? 'none' : 'single' }),
    state: (s) => s.underline,
  },
  strike: toggle('strike', 'Strikethrough'),
  dstrike: toggle('dstrike', 'Double strikethrough'),
  caps: toggle('caps', 'All capitals', 'Mod+Shift+A'),
  smallCaps: toggle('smallCaps', 'Small capitals', 'Mod+Shift+K'),
  subscript: position('subscript', 'Subscript', 'Mod+='),
  superscript: position('superscript', 'Superscript', 'Mod+Shift+='),
  grow: {
    id: 'format.grow',
    label: 'Larger text',
    shortcut: 'Mod+Shift+.',
    run: (session) => formatText(session, { kind: 'grow', by: 1 }),
  },
  shrink: {
    id: 'format.shrink',
    label: 'Smaller text',
    shortcut: 'Mod+Shift+Comma',
    run: (session) => formatText(session, { kind: 'grow', by: -1 }),
  },
  clear: {
    id: 'format.clear',
    label: 'Clear formatting of text',
    shortcut: 'Mod+Space',
    run: (session) => formatText(session, { kind: 'clear' }),
  },
  alignStart: align('start', 'Align left', 'Mod+L'),
  alignCentre: align('center', 'Centre', 'Mod+E'),
  alignEnd: align('end', 'Align right', 'Mod+R'),
  justify: align('justify', 'Justify', 'Mod+J'),
  bullets: list('bullets', 'Bullets', 'Mod+Shift+L'),
  numbers: list('numbers', 'Numbered list'),
  outdent: { id: 'format.outdent', label: 'Less indent', shortcut: 'Mod+Shift+M', run: (s) => indentBy(s, -1) },
  indent: { id: 'format.indent', label: 'More indent', shortcut: 'Mod+M', run: (s) => indentBy(s, 1) },
  promote: {
    id: 'format.promote',
    label: 'Promote a level',
    shortcut: 'Alt+Shift+ArrowLeft',
    run: (s) => changeLevel(s, -1),
  },
  demote: {
    id: 'format.demote',
    label: 'Demote a level',
    shortcut: 'Alt+Shift+ArrowRight',
    run: (s) => changeLevel(s, 1),
  },
  restart: { id: 'format.restart', label: 'Restart numbering', run: restartNumbering },
  continue: { id: 'format.continue', label: 'Continue numbering', run: continueNumbering },
  heading1: heading(1),
  heading2: heading(2),
  heading3: heading(3),
  single: lines(240, 'single'),
  oneAndHalf: lines(360, '1.5'),
  double: lines(480, 'double'),
  keepNext: flag('keepNext', 'Keep with next'),
  pageBreakBefore: flag('pageBreakBefore', 'Page break before'),
  clearParagraph: {
    id: 'format.clear-paragraph',
    label: 'Clear formatting of paragraph',
    run: (session) => formatParagraphs(session, { kind: 'clear' }),
  },
} as const satisfies Record<string, FormatCommand>
