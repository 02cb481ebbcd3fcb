import { RotateCcw, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Settings } from '../../../core/api/host.ts'
import { byArea, refusal, shortcutOf, type ChosenShortcuts } from '../../commands/keymap.ts'
import type { CatalogueEntry } from '../../commands/catalogue.ts'
import { sameShortcut, shortcutFrom, shortcutText } from '../../commands/shortcut.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import './Shortcuts.css'

interface ShortcutsProps {
  readonly settings: Settings
  readonly save: (settings: Settings) => Promise<boolean>
}

/** Every command with its shortcut, to be changed. One that is taken is refused, with who has it. */
export function ShortcutsSection({ settings, save }: ShortcutsProps) {
  const [wanted, setWanted] = useState('')
  const { shortcuts } = settings
  const choose = (next: ChosenShortcuts) => void save({ ...settings, shortcuts: next })
  const isShown = (entry: CatalogueEntry): boolean =>
    `${entry.label} ${shortcutText(shortcutOf(entry.id, shortcuts) ?? '')}`.toLowerCase().includes(wanted.toLowerCase())
  return (
    <section className="settings__section" aria-labelledby="settings-keys">
      <h2 id="settings-keys">Keyboard</h2>
      <div className="shortcuts">
        <div className="shortcuts__head">
          <TextField
            label="Find a command or shortcut"
            value={wanted}
            onChange={setWanted}
            className="shortcuts__find"
          />
          <Button isDisabled={Object.keys(shortcuts).length === 0} onPress={() => choose({})}>
            Reset all
          </Button>
        </div>
        {byArea().map(([area, entries]) => {
          const shown = entries.filter(isShown)
          return shown.length === 0 ? null : (
            <div key={area} role="group" aria-label={area} className="shortcuts__area">
              <h3>{area}</h3>
              <ul>
                {shown.map((entry) => (
                  <Line key={entry.id} entry={entry} chosen={shortcuts} onChoose={choose} />
                ))}
              </ul>
            </div>
          )
        })}
      </div>
    </section>
  )
}

interface LineProps {
  readonly entry: CatalogueEntry
  readonly chosen: ChosenShortcuts
  readonly onChoose: (next: ChosenShortcuts) => void
}

function Line({ entry, chosen, onChoose }: LineProps) {
  const [isListening, setListening] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const shortcut = shortcutOf(entry.id, chosen)
  const without = (): ChosenShortcuts => Object.fromEntries(Object.entries(chosen).filter(([id]) => id !== entry.id))

  useEffect(() => {
    if (!isListening) return
    const press = (event: KeyboardEvent) => {
      event.preventDefault()
      event.stopImmediatePropagation()
      const pressed = shortcutFrom(event)
      if (pressed === null) return
      setListening(false)
      button.current?.focus()
      if (pressed === 'Escape') return setRefused(null)
      const why = refusal(entry.id, pressed, chosen)
      setRefused(why)
      if (why !== null) return
      const isUsual = entry.shortcut !== undefined && sameShortcut(pressed, entry.shortcut)
      onChoose(isUsual ? without() : { ...chosen, [entry.id]: pressed })
    }
    const leave = () => setListening(false)
    window.addEventListener('keydown', press, true)
    window.addEventListener('pointerdown', leave, true)
    return () => {
      window.removeEventListener('keydown', press, true)
      window.removeEventListener('pointerdown', leave, true)
    }
  })

  return (
    <li className="shortcuts__line">
      <span>{entry.label}</span>
      <button
        ref={button}
        type="button"
        className="shortcuts__key"
        aria-label={`Shortcut of ${entry.label}: ${shortcut === undefined ? 'none' : shortcutText(shortcut)}. Change`}
        aria-pressed={isListening}
        onClick={() => {
          setRefused(null)
          setListening(true)
        }}
      >
        {isListening ? (
          'Press keys, Esc to leave'
        ) : shortcut === undefined ? (
          'None'
        ) : (
          <kbd>{shortcutText(shortcut)}</kbd>
        )}
      </button>
      <IconButton
        icon={Trash2}
        label={`No shortcut for ${entry.label}`}
        isDisabled={shortcut === undefined}
        onPress={() => onChoose(entry.shortcut === undefined ? without() : { ...chosen, [entry.id]: null })}
      />
      <IconButton
        icon={RotateCcw}
        label={`The usual shortcut for ${entry.label}`}
        isDisabled={!(entry.id in chosen)}
        onPress={() => {
          const why = entry.shortcut === undefined ? null : refusal(entry.id, entry.shortcut, without())
          setRefused(why)
          if (why === null) onChoose(without())
        }}
      />
      {refused === null ? null : (
        <p className="shortcuts__refused" role="alert">
          {refused}
        </p>
      )}
    </li>
  )
}
