/** Ours or the other side's. Which authors are ours is known per archive and agreement, never guessed from a file. */
export type Party = 'ours' | 'theirs'

/** Whose form the agreement is on. */
export type Paper = Party

/** A deleted one is out of the lists and can be restored; what it holds goes only when it is purged. */
export type AgreementStatus = 'open' | 'closed' | 'deleted'

/** What an agreement was closed with. */
export type AgreementOutcome = 'executed' | 'abandoned' | 'other'

/**
 * One numbered exchange, immutable once sealed. `number` counts per side, so that "our round 2" answers "their round 1";
 * `seq` orders all of them. The imported document has seq 0 and number 0.
 */
export interface Round {
  readonly id: string
  readonly seq: number
  readonly number: number
  readonly side: Party
  readonly kind: 'imported' | 'sent' | 'received'
  /** SHA-256 (hex) of the sealed .docx. */
  readonly document: string
  /** SHA-256 (hex) of the clean twin that went with it, if any. */
  readonly clean: string | null
  readonly author: string
  /** ISO 8601, UTC. */
  readonly sealedAt: string
  /** The file name it came by or left under. */
  readonly fileName: string
}

/** "Our round 2", "Their round 1", "Imported document". */
export function roundLabel(round: Pick<Round, 'kind' | 'side' | 'number'>): string {
  if (round.kind === 'imported') return 'Imported document'
  return `${round.side === 'ours' ? 'Our' : 'Their'} round ${round.number}`
}

/** Whose move it is after these rounds (in order): ours until we have sent, theirs until they have answered. */
export function turnAfter(rounds: readonly Pick<Round, 'kind'>[]): Party {
  return rounds.at(-1)?.kind === 'sent' ? 'theirs' : 'ours'
}

/** The number the next round of a side gets. */
export function nextRoundNumber(rounds: readonly Pick<Round, 'side' | 'kind' | 'number'>[], side: Party): number {
  return 1 + Math.max(0, ...rounds.filter((r) => r.kind !== 'imported' && r.side === side).map((r) => r.number))
}

/** `Master Services Agreement_ABC_Redline_2026-11-21.docx`: names a lawyer's inbox sorts by. `date` is ISO. */
export function exportName(title: string, counterparty: string, what: 'Redline' | 'Clean', date: string): string {
  const part = (s: string): string =>
    s
      // Characters no file system of ours takes, and what Windows refuses at the end of a name.
      // oxlint-disable-next-line no-control-regex
      .replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[. ]+$/, '')
      .slice(0, 80)
  return (
    [part(title) || 'Agreement', part(counterparty), what, date.slice(0, 10)].filter((s) => s !== '').join('_') +
    '.docx'
  )
}

/**
 * The title an agreement gets from the file it came in: "master-services-agreement.docx" is "Master services agreement",
 * "NDA_v3.docx" is "NDA v3". Hyphens part words only where no blank does, and capitals stay as they are.
 */
export function titleFromFileName(fileName: string): string {
  const stem = fileName.replace(/\.(docx|docm|dotx|dotm)$/i, '').trim()
  const words = /\s/.test(stem) ? stem.replace(/_/g, ' ') : stem.replace(/[-_]+/g, ' ')
  const title = words.replace(/\s+/g, ' ').trim()
  if (title === '') return fileName
  const [first = ''] = title
  return first.toLocaleUpperCase('en') + title.slice(first.length)
}
