import { ChevronDown } from 'lucide-react'
import { use, useRef, type CSSProperties } from 'react'
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue, type Key } from 'react-aria-components'
import { styleTitle } from '../../../../core/document/style-title.ts'
import type { DocumentContext } from '../../../../core/document/style-sheet.ts'
import { WhyOff } from '../why-off.ts'
import type { EditorSession } from '../session.ts'
import { fontStack } from '../view/fonts.ts'
import { BackToText } from './BackToText.tsx'
import type { FormatState } from './format-state.ts'
import { formatParagraphs, formatText } from './formatting.ts'

interface Option {
  readonly id: string
  readonly label: string
  readonly style?: CSSProperties
}

interface PickerProps {
  readonly session: EditorSession
  readonly label: string
  readonly className: string
  /** Null where the selection has several. */
  readonly value: string | null
  readonly options: readonly Option[]
  readonly onChoose: (id: string) => void
}

function Picker({ session, label, className, value, options, onChoose }: PickerProps) {
  const chosenRef = useRef(false)
  const choose = (key: Key | null) => {
    if (typeof key !== 'string') return
    chosenRef.current = true
    onChoose(key)
  }
  return (
    <Select
      aria-label={label}
      isDisabled={use(WhyOff) !== null}
      className={`field format__picker ${className}`}
      value={value}
      onChange={choose}
      placeholder="Mixed"
    >
      <Button className="field__input select__button">
        <SelectValue className="format__value">{({ selectedText }) => selectedText ?? 'Mixed'}</SelectValue>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="select__list format__list" offset={4}>
        <BackToText session={session} chosenRef={chosenRef} />
        <ListBox items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="menu__item">
              <span style={option.style}>{option.label}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}

interface Props {
  readonly session: EditorSession
  readonly state: FormatState
}

const stylesOf = new WeakMap<DocumentContext, readonly Option[]>()

/** The document's paragraph styles by name, as Word shows them. */
function styles(context: DocumentContext): readonly Option[] {
  let options = stylesOf.get(context)
  if (options === undefined) {
    options = context.styles.styles
      .filter((s) => s.type === 'paragraph')
      .map((s) => ({ id: s.id, label: styleTitle(s.name) }))
      .sort((a, b) => a.label.localeCompare(b.label))
    stylesOf.set(context, options)
  }
  return options
}

export function StylePicker({ session, state }: Props) {
  return (
    <Picker
      session={session}
      label="Paragraph style"
      className="format__picker--style"
      value={state.style}
      options={styles(session.looks.file)}
      onChoose={(id) => formatParagraphs(session, { kind: 'style', id })}
    />
  )
}

/** Families that contracts are written in, and that have twins of the same width here. */
const FAMILIES = [
  'Arial',
  'Calibri',
  'Cambria',
  'Courier New',
  'Garamond',
  'Georgia',
  'Tahoma',
  'Times New Roman',
  'Verdana',
]

export function FontPicker({ session, state }: Props) {
  const families = state.font === null || FAMILIES.includes(state.font) ? FAMILIES : [state.font, ...FAMILIES]
  return (
    <Picker
      session={session}
      label="Font"
      className="format__picker--font"
      value={state.font}
      options={families.map((id) => ({ id, label: id, style: { fontFamily: fontStack(id) } }))}
      onChoose={(font) => formatText(session, { kind: 'font', font })}
    />
  )
}

const SIZES = [8, 9, 10, 10.5, 11, 12, 14, 16, 18, 20, 22, 24, 26, 28, 36, 48, 72]

export function SizePicker({ session, state }: Props) {
  const points = state.size === null ? null : state.size / 2
  const sizes = points === null || SIZES.includes(points) ? SIZES : [...SIZES, points].sort((a, b) => a - b)
  return (
    <Picker
      session={session}
      label="Font size in points"
      className="format__picker--size"
      value={points === null ? null : String(points)}
      options={sizes.map((size) => ({ id: String(size), label: String(size) }))}
      onChoose={(size) => formatText(session, { kind: 'size', size: Number(size) * 2 })}
    />
  )
}
