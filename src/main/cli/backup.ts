import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { BackupPreview } from '../../core/api/backups.ts'
import type { RescueReport } from '../../core/api/rescue.ts'
import { backUp, previewBackup } from '../app/backup/backups.ts'
import { rescueArchive } from '../app/backup/rescue.ts'
import { restoreBackup } from '../app/backup/restore.ts'
import { closeArchive } from '../app/archives.ts'
import { archiveCommand } from './archive-command.ts'
import { descriptor, sourceOf, unlockToRead } from './passphrase.ts'
import { newSession, withArchive } from './session.ts'
import { EXIT, oneLine, printJson, printLines, valueOf } from './output.ts'

/** Commands on copies of archives: make one, look into one, make an archive of one. */
export function addBackupCommands(program: Command): void {
  const archive = archiveCommand(program)

  archive
    .command('backup <archive>')
    .description('copy an archive, check the copy, and print where it is')
    .option('--to <file>', 'a new file; default: with the backups that the app keeps, of which the oldest go')
    .option('--json', 'print {"path", "madeAt", "bytes"}')
    .action((path: string, options: { to?: string; json?: true }) =>
      withArchive(path, async (session) => {
        const made = valueOf(await backUp(session, options.to === undefined ? null : resolve(options.to)))
        if (options.json) printJson(made)
        else printLines([made.path])
      }),
    )

  archive
    .command('rescue <file>')
    .description(
      'take what is whole in a damaged archive into a new one, and list what was lost (exit code 3 when something was)',
    )
    .requiredOption('--to <file>', 'where the new archive shall be')
    .option('--json', 'print the report')
    .action(async (file: string, options: { to: string; json?: true }) => {
      const session = newSession()
      await unlockToRead(session, file)
      const report = valueOf(await rescueArchive(session, { path: resolve(file), to: resolve(options.to) }))
      closeArchive(session)
      if (options.json) printJson(report)
      else printLines(reportLines(report))
      const { lostRecords, lostDocuments, lostDrafts } = report
      if (lostRecords.length + lostDocuments.length + lostDrafts.length > 0) process.exitCode = EXIT.found
    })

  archive
    .command('restore <backup>')
    .description('make an archive of a backup; without --to, print what it holds and change nothing')
    .option('--to <file>', 'where the archive shall be')
    .option('--put-aside', 'if there is an archive already: give that another name first')
    .option('--against <archive>', 'without --to: list what this archive has since')
    .option('--present-passphrase-fd <n>', "read that archive's passphrase from here, if it was changed", descriptor)
    .option('--present-passphrase-file <file>', 'read it from the first line of this file')
    .option('--json', 'print {"path", "aside"}, or the preview')
    .addHelpText('after', '\nA backup keeps the passphrase that its archive had when it was made.')
    .action(async (backup: string, options: RestoreOptions) => {
      const session = newSession()
      const path = resolve(backup)
      const source = sourceOf(options.presentPassphraseFd, options.presentPassphraseFile)
      await unlockToRead(session, path)
      // Who has it open is only to be found out with its own passphrase.
      const present = options.to === undefined ? options.against : options.putAside && options.to
      if (present !== undefined) await unlockToRead(session, resolve(present), source)
      if (options.to === undefined) {
        const preview = valueOf(await previewBackup(session, path, resolve(options.against ?? backup)))
        return options.json ? printJson(preview) : printLines(lines(preview, options.against !== undefined))
      }
      const to = resolve(options.to)
      const target = options.putAside === undefined ? { to } : { replaces: to }
      const restored = valueOf(await restoreBackup(session, { path, target }))
      closeArchive(session)
      if (options.json) return printJson(restored)
      printLines([restored.path])
      if (restored.aside !== null) process.stderr.write(`${oneLine(restored.aside)} is what was there before\n`)
    })
}

interface RestoreOptions {
  readonly to?: string
  readonly putAside?: true
  readonly against?: string
  readonly presentPassphraseFd?: number
  readonly presentPassphraseFile?: string
  readonly json?: true
}

function reportLines(report: RescueReport): string[] {
  const { lostRecords, lostDocuments, drafts, lostDrafts } = report
  return [
    `${report.records} records, ${report.documents} documents, ${report.agreements} agreements, ${drafts.length} drafts rescued`,
    ...lostRecords.map(({ hash, seq, type, why }) =>
      ['lost record', seq ?? '', type ?? '', hash ?? '', why].join('\t'),
    ),
    ...lostDocuments.map(({ hash, fileName, why }) => ['lost document', fileName ?? '', hash, why].join('\t')),
    ...drafts.filter((d) => d.lostSteps > 0).map((d) => ['lost edits', d.title, d.lostSteps].join('\t')),
    ...lostDrafts.map((title) => ['lost draft', title].join('\t')),
  ].map(oneLine)
}

function lines({ agreements, newer, onlyInBackup }: BackupPreview, isCompared: boolean): string[] {
  const held = agreements.map((a) => [a.title, a.counterparty, a.lastRound, a.lastActivity].join('\t'))
  if (!isCompared) return held.map(oneLine)
  if (newer === null) return [...held, 'not the same archive: nothing to compare'].map(oneLine)
  const since = newer.map((a) =>
    ['newer', a.title, ...a.rounds, `${a.others} other records`, ...(a.draft ? ['the draft'] : [])].join('\t'),
  )
  return [...held, ...since, `${onlyInBackup} records are in the backup alone`].map(oneLine)
}
