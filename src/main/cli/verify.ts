import type { Command } from 'commander'
import type { ArchiveVerification } from '../../core/api/exchange.ts'
import { verifyFile } from '../app/exchange/verify-file.ts'
import { archiveCommand } from './archive-command.ts'
import { EXIT, oneLine, printJson, printLines, valueOf } from './output.ts'
import { unlockToRead } from './passphrase.ts'
import { newSession } from './session.ts'

/** What is wrong is the command's answer, not its failure: it goes to stdout, and the exit code says that there is something. */
export function addVerifyCommand(program: Command): void {
  archiveCommand(program)
    .command('verify <file>')
    .description(
      'check every record and document of an archive, or of an exported history (exit code 3 when something is wrong)',
    )
    .option(
      '--json',
      'print {"records", "documents", "missing", "bad":[…], "badDocuments":[…], "badDrafts":[…], "lines":[…]}',
    )
    .action(async (file: string, options: { json?: true }) => {
      const session = newSession()
      await unlockToRead(session, file)
      const found = valueOf(await verifyFile(session, file))
      if (options.json) printJson(found)
      else printLines(answer(found))
      if (found.lines.length > 0) process.exitCode = EXIT.found
    })
}

function answer({ records, documents, lines }: ArchiveVerification): string[] {
  const counts = `${records} records, ${documents} documents`
  return lines.length === 0 ? [`${counts}: nothing was altered, taken out or put in`] : [...lines.map(oneLine), counts]
}
