import type { Command } from 'commander'
import type { ImportReport } from '../../core/api/exchange.ts'
import { exportHistory, importHistory, mergeArchive } from '../app/exchange/exchange.ts'
import { HISTORY_EXTENSION } from '../app/exchange/history-format.ts'
import type { Session } from '../app/session.ts'
import { archiveCommand } from './archive-command.ts'
import { oneLine, printJson, printLines, valueOf } from './output.ts'
import { descriptor, sourceOf, unlockToRead } from './passphrase.ts'
import { withArchive } from './session.ts'

/** Handing histories on and taking them in: the union of both, whatever came first and however often. */
export function addExchangeCommands(program: Command): void {
  const archive = archiveCommand(program)

  archive
    .command(`export <archive> <out.${HISTORY_EXTENSION}>`)
    .description('write agreements with their whole history, internal comments and notes included, as one file')
    .option('--agreement <id...>', 'only these (default: all)')
    .option('--json', 'print {"path", "records", "documents", "bytes"}')
    .action((path: string, out: string, options: { agreement?: string[]; json?: true }) =>
      withArchive(path, async (session) => {
        const written = valueOf(await exportHistory(session, { agreements: options.agreement ?? null, path: out }))
        if (session.archive?.key != null) process.stderr.write(LEGIBLE)
        if (options.json) printJson(written)
        else printLines([`${written.records} records, ${written.documents} documents`])
      }),
    )

  archive
    .command(`import-history <archive> <file.${HISTORY_EXTENSION}>`)
    .description('take in what a history file has and the archive has not')
    .option('--json', REPORT)
    .action((path: string, file: string, options: { json?: true }) =>
      withArchive(path, (session) => importHistoryFile(session, file, options.json)),
    )

  archive
    .command('merge <archive> <other>')
    .description('take in what another archive has and this one has not; the other is only read')
    .option('--other-passphrase-fd <n>', "read the other's passphrase from this file descriptor", descriptor)
    .option('--other-passphrase-file <file>', 'read it from the first line of this file')
    .option('--json', REPORT)
    .action((path: string, other: string, options: MergeOptions) =>
      withArchive(path, async (session) => {
        await unlockToRead(session, other, sourceOf(options.otherPassphraseFd, options.otherPassphraseFile))
        tell(valueOf(await mergeArchive(session, other)), options.json)
      }),
    )
}

/** Takes a history file in, and says what came of it. */
export async function importHistoryFile(session: Session, file: string, isJson: true | undefined): Promise<void> {
  tell(valueOf(await importHistory(session, { input: { path: file } })), isJson)
}

export function isHistoryFile(path: string): boolean {
  return path.toLowerCase().endsWith(`.${HISTORY_EXTENSION}`)
}

interface MergeOptions {
  readonly otherPassphraseFd?: number
  readonly otherPassphraseFile?: string
  readonly json?: true
}

const LEGIBLE =
  'counterpart: warning: the archive is encrypted, and the history file is not: whoever gets hold of it can read it\n'

const REPORT = 'print {"records", "known", "documents", "agreements":[…], "forks":[…], "drafts":[…]}'

function tell(report: ImportReport, isJson: true | undefined): void {
  if (isJson) return printJson(report)
  const { records, known, documents, agreements, forks, drafts } = report
  printLines([
    `${records} records and ${documents} documents came in; ${known} records were there before`,
    ...agreements
      .filter(({ fresh }) => fresh > 0)
      .map(({ id, title, fresh, isNew }) => oneLine([id, title, isNew ? 'new' : `${fresh} records`].join('\t'))),
    ...forks.map(({ title, rounds }) => oneLine(`fork in “${title}”: sealed at once: ${rounds.join('; ')}`)),
    ...drafts.map(({ title, path }) =>
      oneLine(
        path === null ? `draft of “${title}” is behind its rounds` : `draft of “${title}” was written to ${path}`,
      ),
    ),
  ])
}
