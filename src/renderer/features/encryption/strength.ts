import { useEffect, useState } from 'react'
import { SHORTEST_PASSPHRASE } from '../../../core/passphrase.ts'

export interface Strength {
  /** From 0 to 4. */
  readonly score: number
  readonly label: string
  readonly advice: string
}

const LABELS = ['Very weak', 'Weak', 'Fair', 'Good', 'Strong'] as const
const ADVICE = [
  'It would be guessed at once. Use four or more words that do not belong together.',
  'It would be guessed within hours. Add words that do not belong together.',
  'A determined attacker would guess it. Add a word or two.',
  'It withstands most attackers. One more word makes it strong.',
  'Out of reach of guessing.',
] as const
const TOO_SHORT = `Use at least ${SHORTEST_PASSPHRASE} characters; four or more words are easier to remember and harder to guess.`

/** How hard a passphrase is to guess, a moment after it was typed; null while there is none or it is not known yet. */
export function useStrength(passphrase: string, words: readonly string[]): Strength | null {
  const [known, setKnown] = useState<{ of: string; strength: Strength }>()
  const names = words.join('\n')
  useEffect(() => {
    if (passphrase === '') return
    let isCurrent = true
    const estimate = async () => {
      // The lists it knows are large, and needed on this occasion alone.
      const { scoreOf } = await import('./estimator.ts')
      if (isCurrent)
        setKnown({ of: passphrase, strength: strengthOf(passphrase, scoreOf(passphrase, names.split('\n'))) })
    }
    const timer = setTimeout(() => void estimate(), 150)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [passphrase, names])
  // While the next letter is considered, what was said of the last one stays.
  return passphrase === '' ? null : (known?.strength ?? null)
}

export function strengthOf(passphrase: string, estimated: number): Strength {
  if (passphrase.normalize('NFC').length < SHORTEST_PASSPHRASE)
    return { score: 0, label: 'Too short', advice: TOO_SHORT }
  const score = Math.max(0, Math.min(4, estimated))
  return { score, label: LABELS[score] ?? LABELS[0], advice: ADVICE[score] ?? ADVICE[0] }
}
