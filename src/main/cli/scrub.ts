import type { Command } from 'commander'
import type { Finding } from '../../core/docx/scrub/receipt.ts'
import { scrubFile, type ScrubFileReceipt } from '../app/scrub.ts'
import { oneLine, printJson, printLines, valueOf } from './output.ts'

interface Options {
  readonly keepAuthors?: true
  readonly keepComments?: true
  readonly party: string
  readonly json?: true
}

/** `scrub`: a copy without metadata, with a receipt of what was found. */
export function addScrubCommand(program: Command): void {
  program
    .command('scrub <in.docx> <out.docx>')
    .description('write a copy without metadata, comments and hidden text; the words and tracked changes stay')
    .option('--keep-authors', 'keep who made each revision and when')
    .option('--keep-comments', 'keep the comments')
    .option('--party <name>', 'in whose name revisions and comments stand', 'Author')
    .option('--json', 'print the receipt as JSON')
    .action(async (input: string, output: string, options: Options) => {
      const { keepAuthors = false, keepComments = false, party } = options
      const receipt = valueOf(await scrubFile(input, output, { keepAuthors, keepComments, party }))
      if (options.json) printJson(receipt)
      else printLines(receiptLines(receipt).map(oneLine))
    })
}

/** A line for each finding: part, what, what became of it, how often, examples. Then the proof and the hashes. */
function receiptLines(receipt: ScrubFileReceipt): string[] {
  const line = (part: string, { kind, action, count, examples, reason }: Finding): string =>
    [part, kind, action, String(count), reason, examples.map((e) => `“${e}”`).join(' ')].join('\t').trimEnd()
  const { stories, paragraphs, plain, inserted, deleted } = receipt.proof
  return [
    ...receipt.container.map((finding) => line('(zip)', finding)),
    ...receipt.parts.flatMap(({ part, findings }) => findings.map((finding) => line(part, finding))),
    `unchanged: ${stories} stories, ${paragraphs} paragraphs; ${plain} characters plain, ${inserted} inserted, ${deleted} deleted`,
    `before\t${receipt.before.sha256}\t${receipt.before.bytes} bytes`,
    `after\t${receipt.after.sha256}\t${receipt.after.bytes} bytes`,
  ]
}
