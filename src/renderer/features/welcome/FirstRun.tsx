import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { OwnProfile } from '../../../core/api/host.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { ProfileFields } from '../../ui/ProfileFields.tsx'
import { LocalOnly } from './LocalOnly.tsx'
import './Welcome.css'

interface FirstRunProps {
  readonly profile: OwnProfile
  /** @returns the message to show if it failed */
  readonly onSave: (profile: OwnProfile) => Promise<string | undefined>
}

/** Before anything else: who the author of our revisions is. */
export function FirstRun({ profile: known, onSave }: FirstRunProps) {
  const [profile, setProfile] = useState(known)
  const [isTried, setIsTried] = useState(false)
  const [failure, setFailure] = useState<string>()
  const isNamed = profile.name.trim() !== ''
  const save = async () => {
    setIsTried(true)
    if (isNamed) setFailure(await onSave({ ...profile, name: profile.name.trim() }))
  }
  return (
    <main className="welcome" data-pane="main">
      <div className="welcome__sheet welcome__sheet--narrow">
        <header>
          <h1 className="welcome__title">Who is drafting?</h1>
          <p className="welcome__lead">Counterpart marks every change you make with your name, as Word does.</p>
        </header>
        <Form
          className="welcome__form"
          validationBehavior="aria"
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <ProfileFields
            profile={profile}
            autoFocus
            nameError={isTried && !isNamed ? 'Enter your name: a tracked change needs an author.' : undefined}
            onChange={setProfile}
          />
          {failure === undefined ? null : <Banner tone="error">{failure}</Banner>}
          <Button type="submit" kind="primary">
            Continue
          </Button>
        </Form>
        <LocalOnly />
      </div>
    </main>
  )
}
