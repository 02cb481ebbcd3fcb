import type { RevisionKind } from '../../../core/revision/revisions.ts'
/** The four kinds that a reader tells apart. */
export type KindFamily = 'insertion' | 'deletion' | 'move' | 'formatting'
export declare function familyOf(kind: RevisionKind): KindFamily
/** What happened, as a participle: "Inserted", "Row deleted". */
export declare function said(kind: RevisionKind): string
/** Word writes local time and calls it UTC: shown as written, unless the file has the real one. */
export declare function revisionDate(date: string | null, utc: string | null): string
/** "Inserted by Jane Doe on 4 May 2026, 10:12" */
export declare function describe(kind: RevisionKind, author: string, date: string | null, utc: string | null): string
