#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { failureOfDatabase } from '../archive/failures.ts'
import { addArchiveCommands } from './archives.ts'
import { addBackupCommands } from './backup.ts'
import { addCheckCommand } from './check.ts'
import { addCommentsCommand } from './comments.ts'
import { addDocumentCommands } from './documents.ts'
import { addExchangeCommands } from './exchange.ts'
import { addImportCommand } from './import.ts'
import { CommandFailure, EXIT, oneLine } from './output.ts'
import { addPassphraseOptions } from './passphrase.ts'
import { addPurgeCommand } from './purge.ts'
import { addRebuildCommand } from './rebuild.ts'
import { addRoundCommands } from './rounds.ts'
import { addScrubCommand } from './scrub.ts'
import { addVerifyCommand } from './verify.ts'

/** The command line: the same use-cases as the app's. */
function program(): Command {
  const root = new Command('counterpart')
    .description('Negotiate contracts offline: read, decide, exchange and archive .docx files')
    .showHelpAfterError('(counterpart <command> --help says more)')
    .exitOverride()
  addPassphraseOptions(root)
  addDocumentCommands(root)
  addCheckCommand(root)
  addCommentsCommand(root)
  addScrubCommand(root)
  addArchiveCommands(root)
  addExchangeCommands(root)
  addBackupCommands(root)
  addVerifyCommand(root)
  addRebuildCommand(root)
  addPurgeCommand(root)
  addImportCommand(root)
  addRoundCommands(root)
  // Sub-commands take their parent's settings when they are made, so the override has to reach them one by one.
  const override = (command: Command): void => {
    command.exitOverride().configureHelp({ showGlobalOptions: true })
    for (const sub of command.commands) override(sub)
  }
  override(root)
  return root
}

async function run(argv: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(argv, { from: 'user' })
    // A command that found something has said so already.
    return process.exitCode === EXIT.found ? EXIT.found : EXIT.done
  } catch (e) {
    if (e instanceof CommanderError) return e.exitCode === 0 ? EXIT.done : EXIT.usage
    if (e instanceof CommandFailure) {
      process.stderr.write(`counterpart: ${e.failure.kind}: ${oneLine(e.failure.message)}\n`)
      return EXIT.badInput
    }
    const failure = failureOfDatabase(e)
    if (failure !== undefined) {
      process.stderr.write(`counterpart: ${failure.kind}: ${oneLine(failure.message)}\n`)
      return EXIT.badInput
    }
    process.stderr.write(`counterpart: unexpected: ${oneLine(e instanceof Error ? e.message : String(e))}\n`)
    if (process.env['COUNTERPART_DEBUG'] !== undefined && e instanceof Error) process.stderr.write(`${e.stack ?? ''}\n`)
    return EXIT.unexpected
  }
}

// A reader that closes the pipe early (`| head`) has what it wanted.
process.stdout.on('error', (e: NodeJS.ErrnoException) => process.exit(e.code === 'EPIPE' ? EXIT.done : EXIT.unexpected))
process.exitCode = await run(process.argv.slice(2))
