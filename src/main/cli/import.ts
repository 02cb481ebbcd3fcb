import { basename } from 'node:path'
import { Option, type Command } from 'commander'
import type { Paper } from '../../core/agreement/agreement.ts'
import { importAgreement } from '../app/agreements.ts'
import type { Session } from '../app/session.ts'
import { findDocuments, isFolder, type SkippedFile } from '../engine/find-documents.ts'
import { archiveCommand } from './archive-command.ts'
import { importHistoryFile, isHistoryFile } from './exchange.ts'
import { CommandFailure, EXIT, oneLine, printJson, printLines, valueOf } from './output.ts'
import { withArchive } from './session.ts'

interface Options {
  readonly title?: string
  readonly counterparty: string
  readonly paper: Paper
  readonly json?: true
}

/** What became of everything that was named. */
interface Outcome {
  readonly imported: { id: string; title: string; file: string; messages: string[] }[]
  readonly skipped: SkippedFile[]
  readonly failed: { name: string; kind: string; message: string }[]
}

/** `import` and `archive import`: one document, several, or folders of old contracts in one go. */
export function addImportCommand(program: Command): void {
  addTo(program)
  addTo(archiveCommand(program))
}

function addTo(parent: Command): void {
  parent
    .command('import <archive> <paths...>')
    .description('take documents in as new agreements, a folder with all that is in it; or a history file')
    .option('--title <title>', 'of a single document; default: from the file name')
    .option('--counterparty <name>', 'the other side', '')
    .addOption(new Option('--paper <side>', 'whose form it is').choices(['ours', 'theirs']).default('theirs'))
    .option(
      '--json',
      'print {"id", "title", "messages"}, of several {"imported", "skipped", "failed"}, of a history its report',
    )
    .addHelpText(
      'after',
      '\nOf a folder, a document that is in the archive already is skipped: what was broken off is gone on with.\nExits with 3 when a document could not be taken in; the others are.',
    )
    .action((path: string, paths: string[], options: Options) =>
      withArchive(path, async (session) => {
        const [only] = paths
        if (paths.some(isHistoryFile)) {
          if (only === undefined || paths.length > 1) throw new CommandFailure(HISTORY_ALONE)
          return importHistoryFile(session, only, options.json)
        }
        if (only !== undefined && paths.length === 1 && !isFolder(only)) return importOne(session, only, options)
        if (options.title !== undefined) {
          throw new CommandFailure({ kind: 'usage', message: 'a title is for a single document' })
        }
        report(await importMany(session, paths, options), options)
      }),
    )
}

const HISTORY_ALONE = { kind: 'usage', message: 'a history file is imported by itself: name nothing else' }

async function importOne(session: Session, path: string, { json, ...about }: Options): Promise<void> {
  const imported = valueOf(await importAgreement(session, { source: { path }, ...about }))
  if (json) return printJson(imported)
  printLines([imported.id])
  for (const message of imported.messages) process.stderr.write(`${oneLine(message)}\n`)
}

async function importMany(session: Session, paths: readonly string[], options: Options): Promise<Outcome> {
  const outcome: Outcome = { imported: [], skipped: [], failed: [] }
  for (const path of paths) {
    if (!isFolder(path)) {
      await take(session, { path, name: path, onlyNew: false }, options, outcome)
      continue
    }
    const found = valueOf(findDocuments(path))
    outcome.skipped.push(...found.skipped)
    for (const document of found.documents) await take(session, { ...document, onlyNew: true }, options, outcome)
  }
  return outcome
}

interface Named {
  readonly path: string
  readonly name: string
  readonly onlyNew: boolean
}

async function take(session: Session, named: Named, options: Options, outcome: Outcome): Promise<void> {
  const { path, name, onlyNew } = named
  const { counterparty, paper } = options
  const taken = await importAgreement(session, { source: { path }, counterparty, paper, onlyNew })
  if (taken.ok) outcome.imported.push({ ...taken.value, file: name })
  else if (taken.error.kind === 'already-there') {
    outcome.skipped.push({ name, why: taken.error.message.replace(`${basename(path)} `, '') })
  } else outcome.failed.push({ name, kind: taken.error.kind, message: taken.error.message })
  if (options.json === undefined && taken.ok) printLines([oneLine(`${taken.value.id}\t${name}`)])
}

function report(outcome: Outcome, { json }: Options): void {
  const { imported, skipped, failed } = outcome
  if (json) printJson(outcome)
  else {
    for (const { name, why } of skipped) process.stderr.write(`${oneLine(`skipped ${name}: ${why}`)}\n`)
    for (const { name, message } of failed) process.stderr.write(`${oneLine(`failed ${name}: ${message}`)}\n`)
    process.stderr.write(`${imported.length} imported, ${skipped.length} skipped, ${failed.length} failed\n`)
  }
  if (failed.length > 0) process.exitCode = EXIT.found
}
