// Run by disk-full.test.ts, under a limit to the size of files: types until that is refused, and says how far it came.
import { join } from 'node:path'
import { closeArchive, openArchive } from '../../../src/main/app/archives.ts'
import { appendSteps, liveDraft } from '../../../src/main/app/drafts.ts'
import { valueOf } from '../../support/negotiation.ts'
import { testSession } from '../../support/session.ts'

const [home = '', agreement = ''] = process.argv.slice(2)
const session = testSession(home)
valueOf(openArchive(session, join(home, 'a.counterpart')))
const slice = { content: [{ type: 'text', text: 'x'.repeat(3000) }] }
let typed = 0
let refusal = ''
while (refusal === '' && typed < 10_000) {
  const { base, version } = valueOf(await liveDraft(session, agreement))
  const steps = [{ stepType: 'replace', from: 3, to: 3, slice }]
  const written = await appendSteps(session, { agreement, base, version, steps })
  if (written.ok) typed += 1
  else refusal = written.error.kind
}
console.log(JSON.stringify({ typed, refusal }))
closeArchive(session)
