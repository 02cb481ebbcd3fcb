import type { Settings } from '../../../core/api/host.ts'
import { CheckBox } from '../../ui/CheckBox.tsx'
import { Choice } from '../../ui/Choice.tsx'

interface TypingSectionProps {
  readonly settings: Settings
  readonly save: (settings: Settings) => Promise<boolean>
}

const QUOTES = [
  { id: 'document', label: 'As the document does' },
  { id: 'always', label: 'Always' },
  { id: 'never', label: 'Never' },
] as const

/** What is corrected while one types. Ctrl+Z takes a correction back and leaves what was typed. */
export function TypingSection({ settings, save }: TypingSectionProps) {
  const { typing } = settings
  return (
    <section className="settings__section" aria-labelledby="settings-typing">
      <h2 id="settings-typing">Typing</h2>
      <div className="settings__fields">
        <Choice
          label="Curly quotes, and dashes for two or three hyphens"
          value={typing.quotes}
          options={QUOTES}
          onChange={(quotes) => void save({ ...settings, typing: { ...typing, quotes } })}
        />
        <CheckBox
          isSelected={typing.symbols}
          onChange={(symbols) => void save({ ...settings, typing: { ...typing, symbols } })}
        >
          Symbols for (c), (r) and (tm)
        </CheckBox>
        <p className="field__hint">Undo takes a correction back and leaves what you typed.</p>
      </div>
    </section>
  )
}
