import type { Command } from 'commander'
import { rebuildArchive } from '../app/exchange/rebuild.ts'
import { archiveCommand } from './archive-command.ts'
import { printJson, printLines, valueOf } from './output.ts'
import { withArchive } from './session.ts'

export function addRebuildCommand(program: Command): void {
  archiveCommand(program)
    .command('rebuild <archive>')
    .description('derive the lists from the records again')
    .option('--json', 'print {"records", "changed", "milliseconds"}')
    .action((path: string, options: { json?: true }) =>
      withArchive(path, (session) => {
        const start = process.hrtime.bigint()
        const rebuilt = valueOf(rebuildArchive(session))
        const milliseconds = Math.round(Number(process.hrtime.bigint() - start) / 1e6)
        if (options.json) return printJson({ ...rebuilt, milliseconds })
        const how = rebuilt.changed
          ? 'the lists were not what the records say, and are now'
          : 'the lists were as they are'
        printLines([`${rebuilt.records} records in ${milliseconds} ms: ${how}`])
      }),
    )
}
