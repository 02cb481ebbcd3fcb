import { z } from 'zod'
import { listSettings } from './list-views.ts'
import { operation } from './operation.ts'

const profile = z.object({
  /** Written as the author of our revisions. */
  name: z.string(),
  initials: z.string(),
  organisation: z.string(),
})
export type Profile = z.infer<typeof profile>

/** What colleagues are told of us in the archives we write to: also where we are reached. No document carries that. */
const ownProfile = profile.extend({ email: z.string().default('') })
export type OwnProfile = z.infer<typeof ownProfile>

const backups = z.object({
  /** Where they are kept; null for the app's own folder. */
  folder: z.string().nullable(),
  keep: z.number().int().min(1).max(100),
  /** Once a day when an archive is opened, and after each round. */
  automatic: z.boolean(),
})

export const autoLock = z.enum(['never', '5', '15', '60'])

const settings = z.object({
  profile: ownProfile,
  backups,
  theme: z.enum(['system', 'light', 'dark']),
  /** TypingHabits (core/document/autocorrect.ts). */
  typing: z.object({ quotes: z.enum(['document', 'always', 'never']), symbols: z.boolean() }),
  /** Shortcuts that the user chose, by command id; null for none. */
  shortcuts: z.record(z.string(), z.string().nullable()),
  /** After how many idle minutes an encrypted archive is locked. */
  autoLock,
  agreements: listSettings,
})
export type Settings = z.infer<typeof settings>

/** What only the desktop can do: dialogs, settings of this machine, windows. A null path means the user cancelled. */
export const host = {
  'host.pickNewArchive': operation(
    z.object({ title: z.string().default('New archive'), suggested: z.string().default('Contracts.counterpart') }),
    z.object({ path: z.string().nullable() }),
    [],
  ),
  'host.pickArchive': operation(z.object({}), z.object({ path: z.string().nullable() }), []),
  'host.pickFolder': operation(z.object({ title: z.string() }), z.object({ path: z.string().nullable() }), []),
  'host.pickContracts': operation(z.object({ many: z.boolean() }), z.object({ paths: z.array(z.string()) }), []),
  'host.pickHistory': operation(z.object({}), z.object({ path: z.string().nullable() }), []),
  'host.pickSave': operation(
    z.object({ suggested: z.string(), title: z.string(), kind: z.enum(['docx', 'pdf', 'history']).default('docx') }),
    z.object({ path: z.string().nullable() }),
    [],
  ),
  /** Makes a PDF of what the window shows for print, on the paper that its style sheet says, to be saved next. */
  'host.printPdf': operation(z.object({}), z.object({}), ['not-printable']),
  /** Writes the PDF that was made last; without a path it is forgotten. */
  'host.savePdf': operation(
    z.object({ path: z.string().min(1).nullable() }),
    z.object({ path: z.string().nullable() }),
    ['not-printable', 'not-writable', 'no-space'],
  ),
  /** Opens the system's print dialog on what the window shows for print. False when the user cancelled. */
  'host.print': operation(z.object({}), z.object({ printed: z.boolean() }), ['no-printer']),
  /** Pastes what the clipboard holds where the caret is, as the key does. */
  'host.paste': operation(z.object({}), z.object({}), []),
  'host.reveal': operation(z.object({ path: z.string() }), z.object({}), ['not-found']),
  'host.settings': operation(z.object({}), settings, []),
  'host.saveSettings': operation(settings, settings, ['not-writable']),
  /** The window has saved what it had and may close: its answer to the event `closing`. */
  'host.closeWindow': operation(z.object({}), z.object({}), []),
  /** The window could not save what it had and stays, until it is closed once more. */
  'host.keepWindow': operation(z.object({}), z.object({}), []),
  'host.about': operation(z.object({}), z.object({ version: z.string(), platform: z.string() }), []),
}
