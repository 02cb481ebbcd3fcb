import { serveCalls } from '../../engine/threads/serve.ts'
import { directCopying } from './copying.ts'

// The thread's own entry.
serveCalls({ ...directCopying() })
