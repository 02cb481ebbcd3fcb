import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Backup } from '../../../core/api/backups.ts'

/*
 * Where backups are: `<folder>/<archive's name> <first digits of its id>/<archive's name> 2026-11-22T093015.123Z.counterpart`.
 * The id, for two archives may have one name; a folder for each, so that nothing else is ever listed or removed.
 */
const MADE = / (\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d\.\d{3}Z)\.counterpart$/

export function archiveName(path: string): string {
  return basename(path).replace(/\.[^.]+$/, '')
}

export function folderName(path: string, id: string): string {
  return `${archiveName(path)} ${id.replace(/[^0-9a-zA-Z]/g, '').slice(0, 8)}`
}

/** @param now ISO 8601, UTC, with milliseconds; no file system of ours dislikes what is left of it */
export function backupName(path: string, now: string): string {
  return `${archiveName(path)} ${now.replaceAll(':', '')}.counterpart`
}

/** The backups in a folder, newest first; none where there is no such folder. */
export function backupsIn(folder: string): Backup[] {
  return namesIn(folder)
    .flatMap((name) => {
      const madeAt = timeOf(name)
      if (madeAt === undefined) return []
      const path = join(folder, name)
      const bytes = statSync(path, { throwIfNoEntry: false })?.size
      return bytes === undefined ? [] : [{ path, madeAt, bytes }]
    })
    .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
}

/** The backups of every archive that had this file's name: of one that cannot be opened, nobody can tell the id. */
export function backupsOfName(root: string, path: string): Backup[] {
  const wanted = `${archiveName(path)} `
  return namesIn(root)
    .filter((name) => name.startsWith(wanted))
    .flatMap((name) => backupsIn(join(root, name)))
    .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
}

/**
 * Which of an archive's backups (newest first) are in excess of `keep`. Of days past only the last one counts, so that a busy
 * day does not push out the week before.
 */
export function inExcess(backups: readonly Backup[], keep: number): Backup[] {
  const today = backups[0]?.madeAt.slice(0, 10)
  const days = new Set<string>()
  const kept = backups.filter(({ madeAt }) => {
    const day = madeAt.slice(0, 10)
    const counts = day === today || !days.has(day)
    days.add(day)
    return counts
  })
  const stay = new Set(kept.slice(0, keep))
  return backups.filter((backup) => !stay.has(backup))
}

function timeOf(name: string): string | undefined {
  const match = MADE.exec(name)
  return match === null ? undefined : `${match[1]}T${match[2]}:${match[3]}:${match[4]}`
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // Not made yet, or on a disk that is not there now.
    return []
  }
}
