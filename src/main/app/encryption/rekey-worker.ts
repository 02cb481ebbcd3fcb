import { serveCalls } from '../../engine/threads/serve.ts'
import { rekeyHere } from './rekey-job.ts'

// A thread's own entry: copying an archive takes as long as it is large.
serveCalls({ rekey: rekeyHere })
