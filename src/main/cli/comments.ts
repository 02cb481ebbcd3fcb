import type { Command } from 'commander'
import { readComments } from '../../core/docx/comments/read-comments.ts'
import type { Comment } from '../../core/docx/comments/thread.ts'
import { openDocument } from '../app/documents.ts'
import { readDocx } from '../app/files.ts'
import { oneLine, printJson, printLines, valueOf } from './output.ts'

/** Lists a file's comments by thread. */
export function addCommentsCommand(program: Command): void {
  program
    .command('comments <file.docx>')
    .description('list the comments with their replies')
    .option('--json', 'print {"threads":[{id, author, date, text, done, anchor, replies, …}]}')
    .action((file: string, options: { json?: true }) => {
      const { reading } = valueOf(openDocument(valueOf(readDocx(file))))
      const threads = readComments(reading).value
      if (options.json) {
        printJson({ threads: threads.map((t) => ({ ...plain(t), replies: t.replies.map(plain) })) })
      } else
        printLines(
          threads.flatMap((t) => [line(t, t.done ? 'done' : 'open'), ...t.replies.map((r) => line(r, 'reply'))]),
        )
    })
}

/** Without the projection, which is for programs that edit. */
function plain({ doc: _doc, ...comment }: Comment): Omit<Comment, 'doc'> {
  return comment
}

function line(comment: Comment, state: string): string {
  const { id, author, date, anchor, text } = comment
  return oneLine([id, state, author, date ?? '', anchor?.text ?? '', text].join('\t'))
}
