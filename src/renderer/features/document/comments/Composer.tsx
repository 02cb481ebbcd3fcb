import { Lock, Send } from 'lucide-react'
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import { TextArea } from '../../../ui/TextArea.tsx'
import { isMac } from '../../../commands/shortcut.ts'
import type { ThreadKind } from './threads.ts'

/** What each kind means, in the words that stand wherever one writes. */
export const KINDS = {
  internal: { icon: Lock, name: 'Internal', promise: 'stays in this archive' },
  shared: { icon: Send, name: 'Shared', promise: 'goes to the other side' },
} as const

interface WritingProps {
  /** Names the text for who cannot see it. */
  readonly label: string
  readonly kind: ThreadKind
  readonly initial?: string
  readonly save: string
  readonly onSave: (text: string) => Promise<boolean>
  readonly onCancel: () => void
  /** Stands above the text. */
  readonly children?: ReactNode
}

/** A comment being written: who will read it stands right above the words. Ctrl+Enter saves, Escape gives up. */
export function Writing({ label, kind, initial = '', save, onSave, onCancel, children }: WritingProps) {
  const [text, setText] = useState(initial)
  const [isBusy, setIsBusy] = useState(false)
  const { icon: Icon, name, promise } = KINDS[kind]
  const promised = useId()
  const isEmpty = text.trim() === ''

  const keep = async () => {
    if (isEmpty || isBusy) return
    setIsBusy(true)
    const done = await onSave(text.trim())
    if (!done) setIsBusy(false)
  }
  const press = (event: KeyboardEvent) => {
    // Letters with Alt are characters here, not the editor's commands.
    if (event.altKey) event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      onCancel()
    } else if (event.key === 'Enter' && (isMac ? event.metaKey : event.ctrlKey)) {
      event.preventDefault()
      void keep()
    }
  }
  return (
    <div className={classes('writing', `writing--${kind}`)} onKeyDown={press}>
      {children}
      <p className="writing__promise" id={promised} role="status">
        <Icon size={14} aria-hidden />
        <span>
          <strong>{name}:</strong> {promise}
        </span>
      </p>
      <TextArea label={label} value={text} onChange={setText} autoFocus aria-describedby={promised} />
      <div className="writing__foot">
        <Button onPress={onCancel} isDisabled={isBusy}>
          Cancel
        </Button>
        <Button kind="primary" isDisabled={isEmpty || isBusy} onPress={() => void keep()}>
          {save}
        </Button>
      </div>
    </div>
  )
}

interface ComposerProps {
  /** The words that the comment is about. */
  readonly quote: string
  readonly onSave: (kind: ThreadKind, text: string) => Promise<boolean>
  readonly onCancel: () => void
}

/** A new comment: internal unless the writer says otherwise. */
export function Composer({ quote, onSave, onCancel }: ComposerProps) {
  const [kind, setKind] = useState<ThreadKind>('internal')
  return (
    <section className="composer" aria-label="New comment">
      {quote === '' ? null : <blockquote className="thread__quote">{quote}</blockquote>}
      <Writing
        label={`New ${kind} comment`}
        kind={kind}
        save={kind === 'internal' ? 'Keep internally' : 'Share comment'}
        onSave={(text) => onSave(kind, text)}
        onCancel={onCancel}
      >
        <RadioGroup
          className="composer__kinds"
          aria-label="Who will read it"
          orientation="horizontal"
          value={kind}
          onChange={(value) => setKind(value === 'shared' ? 'shared' : 'internal')}
        >
          {(['internal', 'shared'] as const).map((id) => {
            const { icon: Icon, name, promise } = KINDS[id]
            return (
              <Radio
                key={id}
                value={id}
                className={`composer__kind composer__kind--${id}`}
                aria-label={`${name}: ${promise}`}
              >
                <Icon size={14} aria-hidden />
                {name}
              </Radio>
            )
          })}
        </RadioGroup>
      </Writing>
    </section>
  )
}
