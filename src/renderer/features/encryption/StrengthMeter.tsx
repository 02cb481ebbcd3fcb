import type { Strength } from './strength.ts'

const STEPS = [1, 2, 3, 4] as const

/** Said in words too: neither colour nor length is the only signal. */
export function StrengthMeter({ strength }: { readonly strength: Strength | null }) {
  const score = strength?.score ?? 0
  return (
    <div className="strength" data-score={score}>
      <div className="strength__bar" aria-hidden>
        {STEPS.map((step) => (
          <span key={step} className={step <= score ? 'strength__step strength__step--on' : 'strength__step'} />
        ))}
      </div>
      <p className="strength__words" role="status">
        {strength === null ? null : (
          <>
            <strong>{strength.label}.</strong> {strength.advice}
          </>
        )}
      </p>
    </div>
  )
}
