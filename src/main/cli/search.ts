import { Option, type Command } from 'commander'
import type { SearchFilters, SearchHit, SimilarClause } from '../../core/api/search.ts'
import { operations } from '../../core/api/index.ts'
import { indexPending } from '../app/search/indexing.ts'
import { findInArchive, findSimilar } from '../app/search/search.ts'
import { CommandFailure, EXIT, oneLine, printJson, printLines, valueOf } from './output.ts'
import { withArchive } from './session.ts'

interface Options {
  readonly like?: true
  readonly json?: true
  readonly from: number
  readonly counterparty?: string[]
  readonly paper?: string
  readonly status?: string
  readonly by?: string
  readonly outcome?: string
  readonly since?: string
  readonly until?: string
  readonly kind?: string[]
  readonly agreement?: string
}

const HELP = `
Words must all be there; accents, capitals and the kind of quotes make no difference.
  "limitation of liability"   the words in this order        indem*          what begins so
  cap OR ceiling              either                         cap NOT fees    one without the other, also: cap -fees
  NEAR(cap liability, 5)      at most five words apart, also: cap NEAR/5 liability

With --like the query is a text, or - to read it from the standard input, and clauses like it are listed with what
became of them. Exit code 3: nothing was found.`

/** Searching an archive's clauses, decisions, notes, comments and names. */
export function addSearchCommand(archive: Command): void {
  archive
    .command('search <archive> <query>')
    .description('search the clauses of every sealed round, decisions, notes, internal comments and names')
    .option('--like', 'find clauses like this text instead')
    .option('--counterparty <name…>', 'only of these other sides')
    .addOption(new Option('--paper <side>', 'only on this form').choices(['ours', 'theirs']))
    .addOption(new Option('--status <status>', 'only of such agreements').choices(['open', 'closed']))
    .addOption(new Option('--by <side>', 'only what this side wrote').choices(['ours', 'theirs']))
    .addOption(
      new Option('--outcome <outcome>', 'only what became so').choices(
        'open accepted rejected withdrawn executed'.split(' '),
      ),
    )
    .option('--since <date>', 'only what came in on this day or later (YYYY-MM-DD)')
    .option('--until <date>', 'only what came in on this day or earlier')
    .option('--kind <kind…>', 'only clause, decision, note, comment, agreement or file')
    .option('--agreement <id>', 'only in this agreement')
    .option('--from <number>', 'leave out so many of the best', Number, 0)
    .option(
      '--json',
      'print what the app gets: {"hits", "listed", "ranked", "older", "about", "pending"}, or {"clauses", "pending"}',
    )
    .addHelpText('after', HELP)
    .action((path: string, query: string, options: Options) =>
      withArchive(path, async (session) => {
        // What another program sealed since this archive was last open is searched too.
        await indexPending(session)
        const filters = filtersOf(options)
        if (options.like) {
          const text = query === '-' ? await standardInput() : query
          const found = valueOf(findSimilar(session, { text, filters }))
          if (options.json) printJson(found)
          else printLines(found.clauses.map(similarLine))
          if (found.clauses.length === 0) process.exitCode = EXIT.found
          return
        }
        const input = operations['search.find'].input.parse({ query, filters, from: options.from })
        const found = valueOf(findInArchive(session, input))
        if (options.json) return printJson(found)
        printLines(found.hits.map(hitLine))
        if (found.older !== null)
          process.stderr.write(`The newest ${found.ranked} hits were ranked; there are older ones.\n`)
        if (found.pending > 0) process.stderr.write(`${found.pending} rounds are not searched yet.\n`)
        if (found.hits.length === 0) process.exitCode = EXIT.found
      }),
    )
}

function filtersOf(options: Options): SearchFilters {
  const given = {
    counterparties: options.counterparty,
    paper: options.paper,
    status: options.status,
    writtenBy: options.by,
    outcome: options.outcome,
    from: options.since,
    to: options.until,
    kinds: options.kind,
    agreement: options.agreement,
  }
  const parsed = operations['search.find'].input.shape.filters.safeParse(
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  )
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new CommandFailure({ kind: 'bad-query', message: `${issue?.path.join('.')}: ${issue?.message}` })
}

async function standardInput(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) text += String(chunk)
  return text
}

/** agreement, title, counterparty, round, number and heading or what else it is, outcome, text */
function hitLine(hit: SearchHit): string {
  if (hit.kind === 'clause') {
    const { agreement, title, counterparty, roundLabel, label, heading, outcome } = hit.place
    return line([agreement, title, counterparty, roundLabel, `${label} ${heading}`.trim(), outcome, hit.snippet.text])
  }
  const { agreement, title, counterparty, roundLabel, kind, outcome, snippet } = hit
  return line([agreement, title, counterparty, roundLabel, kind, outcome ?? '', snippet.text])
}

function similarLine({ likeness, places, agreements, snippet }: SimilarClause): string {
  const { agreement, title, counterparty, roundLabel, label, heading, outcome } = places[0]!
  const more = agreements > 1 ? `+${agreements - 1}` : ''
  const percent = `${Math.round(likeness * 100)} %`
  return line([
    percent,
    agreement,
    title,
    counterparty,
    roundLabel,
    `${label} ${heading}`.trim(),
    outcome,
    more,
    snippet,
  ])
}

function line(cells: readonly string[]): string {
  return oneLine(cells.join('\t'))
}
