import type { DeviceProfile } from '../../core/agreement/records/state.ts'
import { type ReadDb, all, get } from './handle.ts'

/** Who wrote on which device, as far as it was declared. */
export function listProfiles(db: ReadDb): DeviceProfile[] {
  return all(db, 'SELECT device, name, initials, email, organisation, at FROM profile ORDER BY device')
}

export function findProfile(db: ReadDb, device: string): DeviceProfile | undefined {
  return get(db, 'SELECT device, name, initials, email, organisation, at FROM profile WHERE device = ?', device)
}
