// Run by writer-lock.test.ts: opens the archive named on the command line, says so, and keeps it open.
import { openArchive } from '../../../src/main/archive/database.ts'

const opened = openArchive(process.argv[2] ?? '', { now: () => new Date().toISOString(), owner: 'Bob' })
console.log(opened.ok ? `read-only: ${opened.value.readOnly}` : opened.error.kind)
setInterval(() => undefined, 1000)
