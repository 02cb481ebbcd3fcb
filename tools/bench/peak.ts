import { readFileSync } from 'node:fs'
import { openDocument } from '../../src/main/app/documents.ts'

// Run alone by docx-bench: the peak memory of reading one file, beyond what the process needed to start.
const bytes = readFileSync(process.argv[2]!)
const before = process.memoryUsage().rss
const document = openDocument(bytes)
if (!document.ok) throw new Error(document.error.message)
process.stdout.write(String(process.resourceUsage().maxRSS * 1024 - before))
