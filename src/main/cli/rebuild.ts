import type { Command } from 'commander'
import { rebuildArchive } from '../app/exchange/rebuild.ts'
import { rebuildSearch } from '../app/search/indexing.ts'
import { archiveCommand } from './archive-command.ts'
import { printJson, printLines, valueOf } from './output.ts'
import { withArchive } from './session.ts'

export function addRebuildCommand(program: Command): void {
  archiveCommand(program)
    .command('rebuild <archive>')
    .description('derive the lists from the records again, and read every sealed document for search again')
    .option('--json', 'print {"records", "changed", "milliseconds", "searched"}')
    .action((path: string, options: { json?: true }) =>
      withArchive(path, async (session) => {
        const start = process.hrtime.bigint()
        const rebuilt = valueOf(rebuildArchive(session))
        const milliseconds = Math.round(Number(process.hrtime.bigint() - start) / 1e6)
        const { rounds: searched } = valueOf(await rebuildSearch(session))
        if (options.json) return printJson({ ...rebuilt, milliseconds, searched })
        const how = rebuilt.changed
          ? 'the lists were not what the records say, and are now'
          : 'the lists were as they are'
        printLines([`${rebuilt.records} records in ${milliseconds} ms: ${how}`, `${searched} rounds read for search`])
      }),
    )
}
