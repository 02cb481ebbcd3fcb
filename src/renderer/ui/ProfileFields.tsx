import type { OwnProfile } from '../../core/api/host.ts'
import { TextField } from './TextField.tsx'

interface ProfileFieldsProps {
  readonly profile: OwnProfile
  /** Set once the user tried to go on without a name. */
  readonly nameError?: string | undefined
  readonly autoFocus?: boolean
  readonly onChange: (profile: OwnProfile) => void
}

export function ProfileFields({ profile, nameError, autoFocus = false, onChange }: ProfileFieldsProps) {
  const setName = (name: string) => {
    // Initials follow the name until they are set by hand.
    const follows = profile.initials === initialsOf(profile.name)
    onChange({ ...profile, name, initials: follows ? initialsOf(name) : profile.initials })
  }
  return (
    <>
      <TextField
        label="Your name"
        hint="Written as the author of your tracked changes. The counterparty sees it in Word."
        value={profile.name}
        error={nameError}
        autoFocus={autoFocus}
        isRequired
        autoComplete="off"
        onChange={setName}
      />
      <TextField
        label="Initials"
        hint="Word shows them beside comments."
        value={profile.initials}
        maxLength={6}
        autoComplete="off"
        onChange={(initials) => onChange({ ...profile, initials })}
      />
      <TextField
        label="E-mail"
        hint="For colleagues who read your archive. It is not written into your documents."
        value={profile.email}
        autoComplete="off"
        onChange={(email) => onChange({ ...profile, email })}
      />
      <TextField
        label="Organisation"
        hint="For your own reference. It is not written into your documents."
        value={profile.organisation}
        autoComplete="off"
        onChange={(organisation) => onChange({ ...profile, organisation })}
      />
    </>
  )
}

/** "Maria de la Cruz" has the initials "MC": small words are left out. */
function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word))
  return words
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0))
    .join('')
    .slice(0, 4)
}
