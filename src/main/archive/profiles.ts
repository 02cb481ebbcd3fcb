import type { DeviceProfile } from '../../core/agreement/records/state.ts'
import { type ReadDb, all } from './handle.ts'

/** Who wrote on which device, as far as it was declared. */
export function listProfiles(db: ReadDb): DeviceProfile[] {
  return all(db, 'SELECT device, name, initials, email, organisation, at FROM profile ORDER BY device')
}
