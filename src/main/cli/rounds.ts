import type { Command } from 'commander'
import { roundLabel, type Round } from '../../core/agreement/agreement.ts'
import type { SealedDecision } from '../../core/agreement/records/state.ts'
import { decisionsOf } from '../app/decisions.ts'
import { listRounds, receiveReturn } from '../app/rounds.ts'
import { sendRound } from '../app/sending.ts'
import { settleFork } from '../app/settling.ts'
import { withArchive } from './session.ts'
import { oneLine, printJson, printLines, valueOf } from './output.ts'

/** Commands on the exchange: seal and send our round, take their return in, list both sides' rounds. */
export function addRoundCommands(program: Command): void {
  const round = program.command('round').description('send a round, receive a return, list the rounds')

  round
    .command('send <archive> <agreement> <redline.docx>')
    .description('seal the draft as our next round and write its redline')
    .option('--clean <file.docx>', 'write the clean copy too')
    .option('--json', 'print the round')
    .action((path: string, agreement: string, redline: string, options: { clean?: string; json?: true }) =>
      withArchive(path, async (session) => {
        const sent = valueOf(
          await sendRound(session, { agreement, redlinePath: redline, cleanPath: options.clean ?? null }),
        )
        if (options.json) printJson(sent)
        else printLines([line(sent)])
      }),
    )

  round
    .command('receive <archive> <agreement> <return.docx>')
    .description("take the counterparty's answer in as their next round")
    .option('--json', 'print {"round", "messages"}')
    .action((path: string, agreement: string, file: string, options: { json?: true }) =>
      withArchive(path, async (session) => {
        const received = valueOf(await receiveReturn(session, { agreement, source: { path: file } }))
        if (options.json) printJson(received)
        else printLines([line(received.round)])
      }),
    )

  round
    .command('list <archive> <agreement>')
    .description('list the rounds in order')
    .option('--json', 'print {"rounds":[…]}')
    .action((path: string, agreement: string, options: { json?: true }) =>
      withArchive(path, (session) => {
        const rounds = valueOf(listRounds(session, agreement))
        if (options.json) printJson({ rounds })
        else printLines(rounds.map(line))
      }),
    )

  round
    .command('settle <archive> <agreement> <round>')
    .description('of rounds that were sealed at once, say which the exchange goes on from; all of them stay')
    .requiredOption('--reason <text>', 'kept in history')
    .option('--json', 'print {"draft"}: one of ours that was begun on another, now in a file')
    .action((path: string, agreement: string, id: string, options: { reason: string; json?: true }) =>
      withArchive(path, async (session) => {
        const settled = valueOf(await settleFork(session, { agreement, round: id, reason: options.reason }))
        if (options.json) return printJson(settled)
        if (settled.draft !== null) process.stderr.write(oneLine(leftLine(settled.draft)) + '\n')
      }),
    )

  round
    .command('decisions <archive> <agreement>')
    .description('list what was accepted and rejected before each of our rounds')
    .option('--json', 'print {"decisions":[…]}')
    .action((path: string, agreement: string, options: { json?: true }) =>
      withArchive(path, (session) => {
        const decisions = valueOf(decisionsOf(session, agreement))
        if (options.json) printJson({ decisions })
        else printLines(decisions.map(decisionLine))
      }),
    )
}

function leftLine({ title, path }: { readonly title: string; readonly path: string | null }): string {
  return path === null ? `draft of “${title}” is behind its rounds` : `draft of “${title}” was written to ${path}`
}

/** What was proposed, what became of it, and where. */
function decisionLine({ round, outcome, kind, author, clause, text, replaced }: SealedDecision): string {
  const where = [clause.label, clause.title].filter((part) => part !== '').join(' ')
  return oneLine([round, outcome, kind, author, where, replaced === null ? text : `${replaced} -> ${text}`].join('\t'))
}

function line(round: Round): string {
  return oneLine([round.id, roundLabel(round), round.sealedAt, round.author, round.fileName, round.document].join('\t'))
}
