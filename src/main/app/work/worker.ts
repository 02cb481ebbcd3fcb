import { serveCalls } from '../../engine/threads/serve.ts'
import { directWork } from './direct.ts'

// The thread's own entry: the same work, done beside the main thread.
const { cancel: _cancel, stop: _stop, ...methods } = directWork()
serveCalls(methods)
