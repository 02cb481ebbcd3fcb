import type { Command } from 'commander'
import type { InternalComment } from '../../core/agreement/comments.ts'
import { readComments } from '../../core/docx/comments/read-comments.ts'
import type { Comment } from '../../core/docx/comments/thread.ts'
import { internalComments } from '../app/comments.ts'
import { openDocument } from '../app/documents.ts'
import { readDocx } from '../app/files.ts'
import type { Session } from '../app/session.ts'
import { oneLine, printJson, printLines, valueOf } from './output.ts'
import { withArchive } from './session.ts'

/** Lists comments by thread: a file's, or those of an agreement that stay in the archive. */
export function addCommentsCommand(program: Command): void {
  program
    .command('comments <file> [agreement]')
    .description("list a .docx file's comments with their replies, or with --internal those that stay in an archive")
    .option('--internal', "an agreement's internal comments: <file> is the archive")
    .option('--json', 'print {"threads":[{id, author, date, text, done, anchor, replies, …}]}, or {"comments":[…]}')
    .action((file: string, agreement: string | undefined, { internal, json }: { internal?: true; json?: true }) => {
      if (internal === undefined) return listFile(file, json)
      if (agreement === undefined) program.error("error: missing argument 'agreement'")
      return withArchive(file, (session) => listInternal(session, agreement, json))
    })
}

function listFile(file: string, json: true | undefined): void {
  const { reading } = valueOf(openDocument(valueOf(readDocx(file))))
  const threads = readComments(reading).value
  if (json) {
    printJson({ threads: threads.map((t) => ({ ...plain(t), replies: t.replies.map(plain) })) })
  } else
    printLines(threads.flatMap((t) => [line(t, t.done ? 'done' : 'open'), ...t.replies.map((r) => line(r, 'reply'))]))
}

function listInternal(session: Session, agreement: string, json: true | undefined): void {
  const comments = valueOf(internalComments(session, agreement))
  if (json) return printJson({ comments })
  const threads = comments.filter((c) => c.thread === null)
  printLines(
    threads.flatMap((t) => [
      internalLine(t, t.resolved ? 'done' : 'open'),
      ...comments.filter((c) => c.thread === t.id).map((r) => internalLine(r, 'reply')),
    ]),
  )
}

function internalLine({ id, author, at, anchor, text }: InternalComment, state: string): string {
  return oneLine([id, state, author.name, at, anchor?.quote ?? '', text].join('\t'))
}

/** Without the projection, which is for programs that edit. */
function plain({ doc: _doc, ...comment }: Comment): Omit<Comment, 'doc'> {
  return comment
}

function line(comment: Comment, state: string): string {
  const { id, author, date, anchor, text } = comment
  return oneLine([id, state, author, date ?? '', anchor?.text ?? '', text].join('\t'))
}
