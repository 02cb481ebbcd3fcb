import { readFileSync } from 'node:fs'
import { type ArchiveFailure, failure } from './failures.ts'

/** File systems that live on another machine (or outside a virtual one), where SQLite's locks and shared memory fail. */
const SHARED =
  /^(nfs\d?|cifs|smb\d?|smbfs|ncpfs|afs|coda|ceph|glusterfs|lustre|gpfs|davfs2?|vboxsf|fuse\.(sshfs|rclone|davfs2?|s3fs|glusterfs|ceph|gvfsd-fuse|smbnetfs|vmhgfs-fuse|curlftpfs))$/

/**
 * The type of the network file system that `path` (absolute, links resolved) lies on, if it does. `mounts` is the text of
 * /proc/mounts: see fstab(5), where blanks in a mount point stand as \040. Windows shares are known by their `\\server\`.
 */
export function networkShareOf(path: string, mounts: string): string | undefined {
  if (/^\\\\(?![.?]\\)|^\\\\\?\\UNC\\/i.test(path)) return 'smb'
  const type = mountedOn(path, mounts)?.type
  return type !== undefined && SHARED.test(type) ? type : undefined
}

/** The mount whose point is the longest that holds the path; of mounts on one point, the last one hides the others. */
function mountedOn(path: string, mounts: string): { point: string; type: string } | undefined {
  return mounts
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap(([, point, type]) =>
      point === undefined || type === undefined ? [] : [{ point: unescaped(point), type }],
    )
    .filter(({ point }) => point === '/' || path === point || path.startsWith(`${point}/`))
    .reduce<{ point: string; type: string } | undefined>(
      (best, mount) => (best === undefined || mount.point.length >= best.point.length ? mount : best),
      undefined,
    )
}

function unescaped(field: string): string {
  return field.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
}

/** This machine's mounts; empty where the system has no such list. */
export function currentMounts(): string {
  if (process.platform !== 'linux') return ''
  try {
    return readFileSync('/proc/mounts', 'utf8')
  } catch {
    // Hidden in some sandboxes: then nothing is known against the path.
    return ''
  }
}

export function onNetworkShare(type: string): ArchiveFailure {
  return {
    ...failure(
      'not-readable',
      `This place is on a network share (${type}), where a live archive gets damaged sooner or later. Nothing was opened ` +
        'or changed. Keep the archive on a disk of this computer, and share agreements by exporting them to that folder.',
    ),
    reason: 'network-share',
  }
}
