import { Archive, BookOpenText, FolderOpen, Lock, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { call } from '../../api.ts'
import { Banner } from '../../ui/Banner.tsx'
import { LocalOnly } from './LocalOnly.tsx'
import { createArchive, openArchive } from './opening.ts'
import './Welcome.css'

interface WelcomeProps {
  readonly recent: readonly { readonly path: string; readonly encrypted: boolean }[]
  /** An archive is open now. */
  readonly onOpened: () => void
}

/** No archive is open: make one, open one, or look around in the sample. */
export function Welcome({ recent, onOpened }: WelcomeProps) {
  const [failure, setFailure] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const attempt = async (open: () => Promise<Opened>) => {
    if (isBusy) return
    setIsBusy(true)
    setFailure(undefined)
    const result = await open()
    setIsBusy(false)
    if (result === 'cancelled') return
    if (result.ok) onOpened()
    else setFailure(result.error.message)
  }
  return (
    <div className="welcome" aria-busy={isBusy}>
      <div className="welcome__sheet">
        <header>
          <h1 className="welcome__title" tabIndex={-1}>
            Negotiate contracts, offline
          </h1>
          <p className="welcome__lead">
            An archive is one file on your disk. It holds your team’s agreements, every round you exchanged, and the
            original Word documents, byte for byte.
          </p>
        </header>
        {failure === undefined ? null : <Banner tone="error">{failure}</Banner>}
        <div className="welcome__choices">
          <Start
            icon={BookOpenText}
            label="Open the sample archive"
            hint="Invented agreements with tracked changes from both sides, to try everything on without risk."
            onPress={() => void attempt(() => call('archive.openSample', {}))}
          />
          <Start
            icon={Archive}
            label="Create an archive…"
            hint="Choose where its file is kept. Then import the Word documents you are negotiating."
            onPress={() => void attempt(createArchive)}
          />
          <Start
            icon={FolderOpen}
            label="Open an archive…"
            hint="One you made before, or one a colleague gave you."
            onPress={() => void attempt(() => openArchive(null))}
          />
        </div>
        {recent.length === 0 ? null : (
          <section aria-labelledby="recent-archives">
            <h2 className="welcome__heading" id="recent-archives">
              Opened before
            </h2>
            <ul>
              {recent.slice(0, 6).map(({ path, encrypted }) => (
                <li key={path}>
                  <Button className="recent" onPress={() => void attempt(() => openArchive(path))}>
                    <span className="recent__name">
                      {nameOf(path)}
                      {encrypted ? <Lock size={13} role="img" aria-label="encrypted" /> : null}
                    </span>
                    <span className="recent__path">{path}</span>
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <LocalOnly />
      </div>
    </div>
  )
}

type Opened = Awaited<ReturnType<typeof openArchive>>

interface StartProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly hint: string
  readonly onPress: () => void
}

function Start({ icon: Icon, label, hint, onPress }: StartProps) {
  return (
    <Button className="start" onPress={onPress}>
      <Icon size={22} strokeWidth={1.5} aria-hidden />
      <span className="start__label">{label}</span>
      <span className="start__hint">{hint}</span>
    </Button>
  )
}

function nameOf(path: string): string {
  const file = path.split(/[\\/]/).at(-1) ?? path
  return file.replace(/\.[^.]+$/, '')
}
