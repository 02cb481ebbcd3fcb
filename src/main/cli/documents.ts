import { InvalidArgumentError, Option, type Command } from 'commander'
import type { Decision } from '../../core/revision/decide.ts'
import { err } from '../../core/result.ts'
import { revisionLines, textLines, type RevisionLine, type TextView } from '../app/document-views.ts'
import { decideStories, openDocument, saveDocument, type OpenDocument } from '../app/documents.ts'
import { readDocx, writeFile } from '../app/files.ts'
import { mayChange } from '../app/protection.ts'
import { oneLine, printJson, printLines, valueOf } from './output.ts'

/** Commands on a single .docx: what it says, what it holds, deciding, and proof that nothing is lost on the way through. */
export function addDocumentCommands(program: Command): void {
  program
    .command('text <file.docx>')
    .description('print the text, one line a paragraph')
    .addOption(new Option('--view <view>', 'which text').choices(['final', 'original', 'markup']).default('final'))
    .option('--json', 'print {"paragraphs":[{story, number, style, text}]}')
    .action((file: string, options: { view: TextView; json?: true }) => {
      const paragraphs = textLines(open(file), options.view)
      if (options.json) printJson({ paragraphs })
      else printLines(paragraphs.map((p) => oneLine(p.text)))
    })

  program
    .command('revisions <file.docx>')
    .description('list the tracked changes')
    .option('--json', 'print {"revisions":[{id, kind, author, date, story, paragraph, text}]}')
    .action((file: string, options: { json?: true }) => {
      const revisions = revisionLines(open(file))
      if (options.json) printJson({ revisions })
      else printLines(revisions.map((r) => oneLine([r.id, r.kind, r.author, r.date ?? '', r.text].join('\t'))))
    })

  for (const decision of ['accept', 'reject'] as const) addDecision(program, decision)

  program
    .command('roundtrip <in.docx> <out.docx>')
    .description('read and write back; an unedited file comes out byte for byte')
    .option('--rewrite', 'write every block afresh instead of copying what is unchanged')
    .action(async (input: string, output: string, options: { rewrite?: true }) => {
      valueOf(await writeFile(output, saveDocument(open(input), [], { rewrite: options.rewrite ?? false })))
    })
}

interface Selection {
  readonly author: readonly string[]
  readonly id: readonly string[]
  readonly kind: readonly string[]
  readonly paragraphs?: string
}

function addDecision(program: Command, decision: Decision): void {
  program
    .command(`${decision} <in.docx> <out.docx>`)
    .description(`${decision} tracked changes: all, or those that every option given names`)
    .option('--author <name>', 'only this author (may be given several times)', collect, [])
    .option('--id <id>', 'only this revision, as `revisions` prints it (may be given several times)', collect, [])
    .option('--kind <kind>', 'only this kind, as `revisions` prints it (may be given several times)', collect, [])
    .option('--paragraphs <from-to>', 'only these paragraphs of the body, counted from 0 as `revisions --json` does')
    .action(async (input: string, output: string, options: Selection) => {
      const document = open(input)
      valueOf(mayChange(document))
      const picked = selected(revisionLines(document), options)
      const edited = decideStories(
        document,
        decision,
        picked === null ? undefined : (r, kind) => picked.has(`${r.id} ${kind}`),
      )
      valueOf(await writeFile(output, saveDocument(document, edited)))
    })
}

/** The revisions named, as "id kind"; null for all of them. */
function selected(revisions: readonly RevisionLine[], { author, id, kind, paragraphs }: Selection): Set<string> | null {
  const tests: ((r: RevisionLine) => boolean)[] = []
  if (author.length > 0) tests.push(named(revisions, author, 'author', (r) => r.author))
  if (id.length > 0) tests.push(named(revisions, id, 'revision', (r) => r.id))
  if (kind.length > 0) tests.push(named(revisions, kind, 'kind', (r) => r.kind))
  if (paragraphs !== undefined) tests.push(within(paragraphs))
  if (tests.length === 0) return null
  return new Set(revisions.filter((r) => tests.every((test) => test(r))).map((r) => `${r.id} ${r.kind}`))
}

/** A name that is not in the file is a slip of the hand: better to say so than to write a file in which nothing happened. */
function named(
  revisions: readonly RevisionLine[],
  wanted: readonly string[],
  what: string,
  of: (r: RevisionLine) => string,
): (r: RevisionLine) => boolean {
  const there = new Set(revisions.map(of))
  const missing = wanted.find((w) => !there.has(w))
  if (missing !== undefined) {
    const hint = what === 'revision' ? 'see `revisions`' : `there is: ${[...there].join(', ') || 'none'}`
    valueOf(err({ kind: `unknown-${what}`, message: `no tracked change here has the ${what} "${missing}"; ${hint}` }))
  }
  return (r) => wanted.includes(of(r))
}

function within(range: string): (r: RevisionLine) => boolean {
  const match = /^(\d+)(?:-(\d+))?$/.exec(range)
  if (match === null) throw new InvalidArgumentError('--paragraphs takes a range such as 3-10')
  const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])]
  return (r) => r.story === 'body' && r.paragraph >= from && r.paragraph <= to
}

function collect(value: string, before: string[]): string[] {
  return [...before, value]
}

function open(file: string): OpenDocument {
  return valueOf(openDocument(valueOf(readDocx(file))))
}
