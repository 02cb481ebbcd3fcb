import type { Command } from 'commander'
import { purgeAgreements } from '../app/purge.ts'
import { archiveCommand } from './archive-command.ts'
import { printJson, printLines, valueOf } from './output.ts'
import { withArchive } from './session.ts'

export function addPurgeCommand(program: Command): void {
  archiveCommand(program)
    .command('purge <archive> <agreements...>')
    .description('remove the documents of deleted agreements for good; what was said of them stays. A hold refuses it')
    .requiredOption('--reason <text>', 'kept in history')
    .option('--json', 'print {"removed", "kept", "bytes"}')
    .action((path: string, ids: string[], { reason, json }: { reason: string; json?: true }) =>
      withArchive(path, async (session) => {
        const purged = valueOf(await purgeAgreements(session, { ids, reason }))
        if (json) return printJson(purged)
        const kept = purged.kept === 0 ? '' : `; ${purged.kept} stay, for other agreements have them`
        printLines([`${purged.removed} documents removed${kept}`])
      }),
    )
}
