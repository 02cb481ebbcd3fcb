import {
  CaseSensitive,
  ChevronDown,
  ChevronUp,
  Regex,
  Replace,
  ReplaceAll,
  Strikethrough,
  WholeWord,
  X,
} from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { Input, Label, TextField, ToggleButton } from 'react-aria-components'
import type { LucideIcon } from 'lucide-react'
import type { FindOptions } from '../../../../core/document/find/query.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { WithTooltip } from '../../../ui/Tooltip.tsx'
import { useStore } from '../store.ts'
import type { Finder } from './finder.ts'
import './find.css'

/** Find and replace, above the page's right corner. */
export function FindBar({ finder }: { readonly finder: Finder }) {
  const isOpen = useStore(finder.state, (s) => s.isOpen)
  return isOpen ? <OpenBar finder={finder} /> : null
}

function OpenBar({ finder }: { readonly finder: Finder }) {
  const { options, withReplace, failure, replacement } = useStore(finder.state, (s) => s)
  const input = useRef<HTMLInputElement>(null)
  useEffect(
    () =>
      finder.onOpen(() => {
        input.current?.focus()
        input.current?.select()
      }),
    [finder],
  )
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') finder.close()
    else if (event.key === 'Enter' && event.target === input.current) finder.go(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <search className="find" aria-label="Find in the document" onKeyDown={press} data-pane>
      <div className="find__line">
        <TextField
          className="field find__field"
          value={options.text}
          onChange={(text) => finder.look({ text })}
          isInvalid={failure !== null}
        >
          <Label className="visually-hidden">Find</Label>
          <Input ref={input} className="field__input" placeholder="Find" data-pane-start spellCheck={false} />
        </TextField>
        <Ways finder={finder} options={options} />
        <Count finder={finder} />
        <IconButton icon={ChevronUp} label="Previous match" shortcut="Shift+F3" onPress={() => finder.go(-1)} />
        <IconButton icon={ChevronDown} label="Next match" shortcut="F3" onPress={() => finder.go(1)} />
        <IconButton icon={X} label="Close find" shortcut="Esc" onPress={() => finder.close()} />
      </div>
      {failure === null ? null : (
        <p className="find__failure selectable" role="alert">
          {failure}
        </p>
      )}
      {withReplace ? <ReplaceLine finder={finder} replacement={replacement} isPattern={options.isPattern} /> : null}
    </search>
  )
}

interface ReplaceProps {
  readonly finder: Finder
  readonly replacement: string
  readonly isPattern: boolean
}

function ReplaceLine({ finder, replacement, isPattern }: ReplaceProps) {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
    finder.replace()
  }
  return (
    <div className="find__line">
      <TextField
        className="field find__field"
        value={replacement}
        onChange={(text) => finder.setReplacement(text)}
        onKeyDown={press}
      >
        <Label className="visually-hidden">Replace with</Label>
        <Input
          className="field__input"
          placeholder={isPattern ? 'Replace with ($1, $2 … for groups)' : 'Replace with'}
          spellCheck={false}
        />
      </TextField>
      <Button onPress={() => finder.replace()}>
        <Replace size={14} aria-hidden /> Replace
      </Button>
      <Button onPress={() => void finder.replaceAll()}>
        <ReplaceAll size={14} aria-hidden /> Replace all
      </Button>
    </div>
  )
}

const WAYS: readonly {
  readonly name: 'matchCase' | 'wholeWord' | 'isPattern' | 'inDeleted'
  readonly label: string
  readonly icon: LucideIcon
}[] = [
  { name: 'matchCase', label: 'Match case', icon: CaseSensitive },
  { name: 'wholeWord', label: 'Whole words', icon: WholeWord },
  { name: 'isPattern', label: 'Regular expression', icon: Regex },
  { name: 'inDeleted', label: 'Also in deleted text', icon: Strikethrough },
]

function Ways({ finder, options }: { readonly finder: Finder; readonly options: FindOptions }) {
  return WAYS.map(({ name, label, icon: Icon }) => (
    <WithTooltip key={name} text={label}>
      <ToggleButton
        className="button button--quiet button--icon find__way"
        aria-label={label}
        isSelected={options[name]}
        onChange={(on) => finder.look({ [name]: on })}
      >
        <Icon size={16} aria-hidden />
      </ToggleButton>
    </WithTooltip>
  ))
}

function Count({ finder }: { readonly finder: Finder }) {
  const { count, at, isKnown, options } = useStore(finder.state, (s) => s)
  const said =
    options.text === ''
      ? ''
      : count === 0
        ? 'None'
        : at === 0
          ? count.toLocaleString()
          : `${at.toLocaleString()} of ${count.toLocaleString()}`
  return (
    <span className="find__count" role="status">
      {said}
      {isKnown || said === '' ? '' : ' so far'}
    </span>
  )
}
