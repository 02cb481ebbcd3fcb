// Run by open-files.test.ts: opens the archive named on the command line, says how many records it has, and closes it.
import { openArchive } from '../../../src/main/archive/database.ts'
import { get } from '../../../src/main/archive/handle.ts'

const opened = openArchive(process.argv[2] ?? '', { now: () => new Date().toISOString(), owner: 'Bob' })
if (!opened.ok) throw new Error(opened.error.kind)
const { read, readOnly } = opened.value
console.log(JSON.stringify({ readOnly, ...get<object>(read, 'SELECT count(*) AS records FROM record') }))
opened.value.close()
