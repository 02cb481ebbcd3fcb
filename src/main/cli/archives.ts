import type { Command } from 'commander'
import { getAgreement, listAgreements } from '../app/agreements.ts'
import { exportRound } from '../app/sending.ts'
import { addOpenCommand } from './open.ts'
import { addRekeyCommand, create } from './rekey.ts'
import { addSearchCommand } from './search.ts'
import { withArchive } from './session.ts'
import { oneLine, printJson, printLines, valueOf } from './output.ts'

/** Commands on an archive: create and list, take agreements in, hand documents out. */
export function addArchiveCommands(program: Command): void {
  const archive = program.command('archive').description('make, read, check, copy and hand on archives')

  archive
    .command('create <archive>')
    .description('create an empty archive file')
    .option('--encrypt', 'with a passphrase, which --passphrase-fd, --passphrase-file or the terminal give')
    .option('--json', 'print {"path", "encrypted"}')
    .action(create)
  addOpenCommand(archive)
  addRekeyCommand(archive)

  archive
    .command('list <archive>')
    .description('list the agreements')
    .option('--all', 'also those that were deleted')
    .option('--json', 'print {"agreements":[…]}')
    .action((path: string, options: { all?: true; json?: true }) =>
      withArchive(path, (session) => {
        const agreements = valueOf(listAgreements(session)).filter(
          (a) => options.all === true || a.status !== 'deleted',
        )
        if (options.json) printJson({ agreements })
        else
          printLines(
            agreements.map((a) => oneLine([a.id, a.title, a.counterparty, a.lastRound, `turn: ${a.turn}`].join('\t'))),
          )
      }),
    )

  addSearchCommand(archive)

  program
    .command('export <archive> <agreement> <out.docx>')
    .description("write an agreement's draft, or its last round when there is none")
    .option('--clean', 'with every revision accepted')
    .option('--json', 'print {"path"}')
    .action((path: string, agreement: string, output: string, options: { clean?: true; json?: true }) =>
      withArchive(path, async (session) => {
        const detail = valueOf(getAgreement(session, agreement))
        const round = detail.hasDraft ? null : (detail.rounds.at(-1)?.id ?? null)
        const written = valueOf(
          await exportRound(session, { agreement, round, clean: options.clean ?? false, path: output }),
        )
        if (options.json) printJson(written)
      }),
    )
}
