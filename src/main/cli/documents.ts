import { Option, type Command } from 'commander'
import type { Decision } from '../../core/revision/decide.ts'
import { err } from '../../core/result.ts'
import { revisionLines, textLines, type TextView } from '../app/document-views.ts'
import { decideStories, openDocument, saveDocument, type OpenDocument } from '../app/documents.ts'
import { readDocx, writeFile } from '../app/files.ts'
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

function addDecision(program: Command, decision: Decision): void {
  program
    .command(`${decision} <in.docx> <out.docx>`)
    .description(`${decision} tracked changes: all, or those of the authors or ids named`)
    .option('--author <name>', 'only this author (may be given several times)', collect, [])
    .option('--id <id>', 'only this revision, as `revisions` prints it (may be given several times)', collect, [])
    .action(async (input: string, output: string, options: { author: string[]; id: string[] }) => {
      const document = open(input)
      const { author, id } = options
      requireKnown(document, author, id)
      const all = author.length === 0 && id.length === 0
      const edited = decideStories(document, decision, (r) => all || author.includes(r.author) || id.includes(r.id))
      valueOf(await writeFile(output, saveDocument(document, edited)))
    })
}

/** A name or id that is not in the file is a slip of the hand: better to say so than to write a file in which nothing happened. */
function requireKnown(document: OpenDocument, authors: readonly string[], ids: readonly string[]): void {
  if (authors.length === 0 && ids.length === 0) return
  const revisions = revisionLines(document)
  const author = authors.find((a) => revisions.every((r) => r.author !== a))
  const id = ids.find((i) => revisions.every((r) => r.id !== i))
  if (author !== undefined) {
    const there = [...new Set(revisions.map((r) => r.author))].join(', ')
    valueOf(
      err({
        kind: 'unknown-author',
        message: `no revision here is by "${author}"; the authors are: ${there || 'none'}`,
      }),
    )
  }
  if (id !== undefined)
    valueOf(err({ kind: 'unknown-revision', message: `there is no revision ${id}; see \`revisions\`` }))
}

function collect(value: string, before: string[]): string[] {
  return [...before, value]
}

function open(file: string): OpenDocument {
  return valueOf(openDocument(valueOf(readDocx(file))))
}
