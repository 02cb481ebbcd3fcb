import { expect, test } from 'vitest'
import { networkShareOf } from '../../../src/main/archive/network-share.ts'

const mounts = [
  '/dev/sda1 / ext4 rw,relatime 0 0',
  'proc /proc proc rw 0 0',
  'server:/export /srv/nfs nfs4 rw 0 0',
  '//server/legal /mnt/Legal\\040Team cifs rw 0 0',
  'tmpfs /srv/nfs/local tmpfs rw 0 0',
  'user@host: /home/ann/remote fuse.sshfs rw 0 0',
  '',
].join('\n')

test.each([
  ['/home/ann/a.counterpart', undefined],
  ['/srv/nfs/a.counterpart', 'nfs4'],
  ['/srv/nfs', 'nfs4'],
  ['/srv/nfsother/a.counterpart', undefined],
  ['/srv/nfs/local/a.counterpart', undefined],
  ['/mnt/Legal Team/a.counterpart', 'cifs'],
  ['/home/ann/remote/deep/a.counterpart', 'fuse.sshfs'],
])('%s lies on %s', (path, type) => {
  expect(networkShareOf(path, mounts)).toBe(type)
})

test('of two mounts on one point, the later one hides the earlier', () => {
  expect(networkShareOf('/srv/nfs/a', `${mounts}/dev/sdb1 /srv/nfs ext4 rw 0 0\n`)).toBeUndefined()
})

test('Windows shares are known by their names', () => {
  expect(networkShareOf('\\\\server\\legal\\a.counterpart', '')).toBe('smb')
  expect(networkShareOf('\\\\?\\UNC\\server\\legal\\a.counterpart', '')).toBe('smb')
  expect(networkShareOf('\\\\?\\C:\\a.counterpart', '')).toBeUndefined()
  expect(networkShareOf('C:\\a.counterpart', '')).toBeUndefined()
})
