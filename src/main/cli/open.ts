import type { Command } from 'commander'
import { infoOf } from '../app/archives.ts'
import { listAgreements } from '../app/agreements.ts'
import type { Session } from '../app/session.ts'
import { logMark } from '../archive/records.ts'
import { CommandFailure, oneLine, printJson, printLines, valueOf } from './output.ts'
import { withArchive } from './session.ts'

/** Adds `open`: whether an archive opens, as the app would open it, and what it is then. */
export function addOpenCommand(archive: Command): void {
  archive
    .command('open <archive>')
    .description('open an archive, bring an older one up to date, and say what it is and who writes to it')
    .option('--json', 'print {"path", "encrypted", "readOnly", "holder", "agreements", "records"}')
    .action((path: string, options: { json?: true }) =>
      withArchive(path, (session) => {
        const found = stateOf(session)
        if (options.json) printJson(found)
        else printLines(lines(found))
      }),
    )
}

type State = ReturnType<typeof stateOf>

function stateOf(session: Session) {
  const { archive } = session
  if (archive === null) throw new CommandFailure({ kind: 'no-archive', message: 'no archive is open' })
  const { path, encrypted, readOnly, holder } = infoOf(session, archive)
  const { records } = logMark(archive.read)
  return { path, encrypted, readOnly, holder, agreements: valueOf(listAgreements(session)).length, records }
}

function lines({ path, encrypted, readOnly, holder, agreements, records }: State): string[] {
  const since = holder?.since == null ? '' : ` since ${holder.since}`
  const who = holder === null ? 'its file may not be written to' : `${holder.owner} writes to it${since}`
  return [
    path,
    `${encrypted ? 'encrypted' : 'not encrypted'}, ${agreements} agreements, ${records} records`,
    ...(readOnly ? [`to be read only: ${who}`] : []),
  ].map(oneLine)
}
