import { Check, Ellipsis, Lock, MapPinPlus, MessageSquareReply, Pencil, RotateCcw, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { exactTime, friendlyTime } from '../../../ui/time.ts'
import type { EditorSession } from '../session.ts'
import { commentsOf } from './comments.ts'
import { KINDS, Writing } from './Composer.tsx'
import type { Said, Thread } from './threads.ts'

interface ThreadProps {
  readonly thread: Thread
  readonly session: EditorSession
  readonly isCurrent: boolean
  readonly isDraft: boolean
  /** The keyboard asked to answer this thread. */
  readonly isAnswering: boolean
  readonly onAnswer: (answering: boolean) => void
}

/** What is being done with the thread beside reading it. */
type Doing = { readonly kind: 'edit'; readonly comment: Said } | { readonly kind: 'share' | 'keep' } | null

export function ThreadView({ thread, session, isCurrent, isDraft, isAnswering, onAnswer }: ThreadProps) {
  const [doing, setDoing] = useState<Doing>(null)
  const comments = commentsOf(session)
  const { icon: Icon, name, promise } = KINDS[thread.kind]
  const first = thread.comments[0]!
  // In a part that is not edited here, a thread is for reading.
  const canChange = isDraft && (thread.kind === 'internal' || thread.place !== null)
  // Others' words are theirs to show.
  const isOurs = thread.comments.every((comment) => comment.isMine)
  const look = [`thread--${thread.kind}`, isCurrent && 'thread--current', thread.isResolved && 'thread--resolved']
  return (
    <article className={classes('thread', ...look)} aria-label={`${name} comment by ${authorOf(first)}`}>
      <header className="thread__head">
        <span className="thread__kind" title={`${name}: ${promise}`}>
          <Icon size={13} aria-hidden />
          {name}
        </span>
        {thread.isResolved ? <span className="thread__state">Resolved</span> : null}
        {thread.where === null ? null : <span className="thread__where">{thread.where}</span>}
      </header>
      <button
        type="button"
        className="thread__quote"
        data-pane-start
        aria-current={isCurrent ? 'true' : undefined}
        aria-label={`${name} comment by ${authorOf(first)} on: ${thread.quote || 'a place in the text'}`}
        onClick={() => comments.select(thread)}
      >
        {thread.quote === '' ? 'A place in the text' : thread.quote}
      </button>
      <ol className="thread__said">
        {thread.comments.map((comment) => (
          <li key={comment.id}>
            {doing?.kind === 'edit' && doing.comment.id === comment.id ? (
              <Writing
                label="Change the comment"
                kind={thread.kind}
                initial={comment.text}
                save="Save"
                onCancel={() => setDoing(null)}
                onSave={async (text) => {
                  const done = await comments.edit(thread, comment, text)
                  if (done) setDoing(null)
                  return done
                }}
              />
            ) : (
              <SaidView
                comment={comment}
                session={session}
                onEdit={canChange && comment.isMine ? () => setDoing({ kind: 'edit', comment }) : null}
                onDelete={canChange && comment.isMine ? () => void comments.remove(thread, comment) : null}
                onShare={
                  canChange && thread.kind === 'internal' && comment === first && thread.place !== null
                    ? () => setDoing({ kind: 'share' })
                    : null
                }
                onKeep={
                  canChange && thread.kind === 'shared' && comment === first && isOurs
                    ? () => setDoing({ kind: 'keep' })
                    : null
                }
              />
            )}
          </li>
        ))}
      </ol>
      {isAnswering && canChange ? (
        <Writing
          label="Reply"
          kind={thread.kind}
          save={thread.kind === 'internal' ? 'Reply internally' : 'Share reply'}
          onCancel={() => onAnswer(false)}
          onSave={async (text) => {
            const done = await comments.reply(thread, text)
            if (done) onAnswer(false)
            return done
          }}
        />
      ) : canChange ? (
        <footer className="thread__foot">
          <Button kind="quiet" onPress={() => onAnswer(true)}>
            <MessageSquareReply size={14} aria-hidden />
            <span>Reply</span>
          </Button>
          <Button kind="quiet" onPress={() => void comments.resolve(thread, !thread.isResolved)}>
            {thread.isResolved ? <RotateCcw size={14} aria-hidden /> : <Check size={14} aria-hidden />}
            <span>{thread.isResolved ? 'Reopen' : 'Resolve'}</span>
          </Button>
          {thread.kind === 'internal' && thread.place === null ? (
            <Button kind="quiet" onPress={() => void comments.putHere(thread)}>
              <MapPinPlus size={14} aria-hidden />
              <span>Put on selection</span>
            </Button>
          ) : null}
        </footer>
      ) : null}
      {doing?.kind === 'share' ? (
        <ShareDialog
          thread={thread}
          onClose={() => setDoing(null)}
          onShare={async () => {
            await comments.share(thread)
            setDoing(null)
          }}
        />
      ) : null}
      {doing?.kind === 'keep' ? (
        <KeepDialog
          thread={thread}
          onClose={() => setDoing(null)}
          onKeep={async () => {
            await comments.keepInternally(thread)
            setDoing(null)
          }}
        />
      ) : null}
    </article>
  )
}

function authorOf({ author }: Said): string {
  return author === '' ? 'an unnamed author' : author
}

interface SaidProps {
  readonly comment: Said
  readonly session: EditorSession
  readonly onEdit: (() => void) | null
  readonly onDelete: (() => void) | null
  readonly onShare: (() => void) | null
  readonly onKeep: (() => void) | null
}

function SaidView({ comment, session, onEdit, onDelete, onShare, onKeep }: SaidProps) {
  const { author, date, isEdited, text } = comment
  const party = session.partyOf(author)
  const entries = [
    ...(onEdit === null ? [] : [{ id: 'edit', label: 'Edit', icon: Pencil, run: onEdit }]),
    ...(onDelete === null ? [] : [{ id: 'delete', label: 'Delete', icon: Trash2, run: onDelete }]),
    ...(onShare === null ? [] : [{ id: 'share', label: 'Share with the other side…', icon: Send, run: onShare }]),
    ...(onKeep === null ? [] : [{ id: 'keep', label: 'Keep internally…', icon: Lock, run: onKeep }]),
  ]
  return (
    <>
      <p className="thread__by">
        <strong className={`thread__author thread__author--${party}`}>
          {author === '' ? 'Unnamed author' : author}
        </strong>
        <span className="thread__party">{party === 'ours' ? 'Us' : 'Them'}</span>
        {date === null ? null : (
          <time dateTime={date} title={exactTime(date)}>
            {friendlyTime(date)}
            {isEdited ? ', edited' : ''}
          </time>
        )}
        {entries.length === 0 ? null : (
          <Menu label="Comment" entries={entries}>
            <IconButton icon={Ellipsis} label="More for this comment" className="thread__more" />
          </Menu>
        )}
      </p>
      <p className="thread__text selectable">{text}</p>
    </>
  )
}

interface ShareProps {
  readonly thread: Thread
  readonly onClose: () => void
  readonly onShare: () => Promise<void>
}

function ShareDialog({ thread, onClose, onShare }: ShareProps) {
  const replies = thread.comments.length - 1
  return (
    <Dialog
      title="Share this comment with the other side?"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button autoFocus onPress={onClose}>
            Keep it internal
          </Button>
          <Button kind="primary" onPress={() => void onShare()}>
            Share it
          </Button>
        </>
      }
    >
      <blockquote className="thread__text selectable">{thread.comments[0]!.text}</blockquote>
      <p>
        These words, under your name, go to the other side with the next file that you send or export. The internal
        thread stays in this archive, resolved{replies === 0 ? '' : `, with its ${replies === 1 ? 'reply' : 'replies'}`}
        .
      </p>
    </Dialog>
  )
}

interface KeepProps {
  readonly thread: Thread
  readonly onClose: () => void
  readonly onKeep: () => Promise<void>
}

function KeepDialog({ thread, onClose, onKeep }: KeepProps) {
  return (
    <Dialog
      title="Keep this comment internally?"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Leave it shared</Button>
          <Button autoFocus kind="primary" onPress={() => void onKeep()}>
            Keep it internally
          </Button>
        </>
      }
    >
      <blockquote className="thread__text selectable">{thread.comments[0]!.text}</blockquote>
      <p>
        The comment{thread.comments.length === 1 ? '' : ' and its replies'} will be in no file that you send or export
        from now on. Who was sent one with it before has it.
      </p>
    </Dialog>
  )
}
