import { useState, type ReactNode } from 'react'
import { Form } from 'react-aria-components'
import type { Settings } from '../../../core/api/host.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { ProfileFields } from '../../ui/ProfileFields.tsx'
import { notify } from '../../ui/notices.ts'
import { useOperation } from '../../useOperation.ts'
import { ArchiveSection } from '../encryption/ArchiveSection.tsx'
import { VerifySection } from '../exchange/VerifySection.tsx'
import { ShortcutsSection } from './ShortcutsSection.tsx'
import { TypingSection } from './TypingSection.tsx'
import './Settings.css'

interface SettingsScreenProps {
  readonly settings: Settings
  /** @returns the message to show if it failed */
  readonly onSave: (settings: Settings) => Promise<string | undefined>
  /** Sections of other features. */
  readonly children?: ReactNode
}

export function SettingsScreen({ settings, onSave, children }: SettingsScreenProps) {
  const [failure, setFailure] = useState<string>()
  const save = async (next: Settings): Promise<boolean> => {
    const message = await onSave(next)
    setFailure(message)
    return message === undefined
  }
  return (
    <div className="settings">
      <h1 className="settings__title" tabIndex={-1}>
        Settings
      </h1>
      {failure === undefined ? null : <Banner tone="error">{failure}</Banner>}
      <ProfileSection settings={settings} save={save} />
      <section className="settings__section" aria-labelledby="settings-look">
        <h2 id="settings-look">Look</h2>
        <Choice
          label="Theme"
          value={settings.theme}
          options={THEMES}
          onChange={(theme) => void save({ ...settings, theme })}
        />
      </section>
      <TypingSection settings={settings} save={save} />
      <ArchiveSection settings={settings} save={save} />
      {children}
      <VerifySection />
      <ShortcutsSection settings={settings} save={save} />
      <About />
    </div>
  )
}

const THEMES = [
  { id: 'system', label: 'As the system' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const

interface SectionProps {
  readonly settings: Settings
  readonly save: (settings: Settings) => Promise<boolean>
}

function ProfileSection({ settings, save }: SectionProps) {
  const [profile, setProfile] = useState(settings.profile)
  const isNamed = profile.name.trim() !== ''
  const isChanged = JSON.stringify(profile) !== JSON.stringify(settings.profile)
  const submit = async () => {
    const named = { ...profile, name: profile.name.trim() }
    if (!(await save({ ...settings, profile: named }))) return
    setProfile(named)
    notify({ tone: 'success', title: 'Profile saved. Changes you make from now on carry it.' })
  }
  return (
    <section className="settings__section" aria-labelledby="settings-profile">
      <h2 id="settings-profile">Profile</h2>
      <Form
        className="settings__fields"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault()
          if (isNamed) void submit()
        }}
      >
        <ProfileFields
          profile={profile}
          nameError={isNamed ? undefined : 'Enter your name: a tracked change needs an author.'}
          onChange={setProfile}
        />
        <Button type="submit" kind="primary" isDisabled={!isChanged || !isNamed}>
          Save profile
        </Button>
      </Form>
    </section>
  )
}

function About() {
  const { value } = useOperation('host.about', {})
  return (
    <section className="settings__section" aria-labelledby="settings-about">
      <h2 id="settings-about">About</h2>
      <div className="settings__fields settings__about selectable">
        <p>
          Counterpart {value === undefined ? '' : `${value.version}, ${PLATFORMS[value.platform] ?? value.platform}`}
        </p>
        <p>
          Counterpart makes no network connection of any kind: no sign-in, no licence check, no updates, no usage data.
          Your agreements are in the archive file you chose, your settings on this computer, and nowhere else.
        </p>
      </div>
    </section>
  )
}

const PLATFORMS: Readonly<Record<string, string>> = { darwin: 'macOS', win32: 'Windows', linux: 'Linux' }
