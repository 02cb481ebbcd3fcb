// npm run bench: figures by which we judge speed, each as a ratio within one run.
import { ensureDependencies } from '../setup/lib/dependencies.mjs'
import { projectNode } from '../setup/lib/paths.mjs'
import { runInForeground } from '../setup/lib/processes.mjs'
import { runMain } from '../setup/lib/report.mjs'

await runMain(async () => {
  await ensureDependencies()
  let code = 0
  for (const bench of ['docx-bench', 'decide-bench']) {
    code ||= await runInForeground(projectNode() ?? process.execPath, [
      '--max-old-space-size=8192',
      `tools/bench/${bench}.ts`,
    ])
  }
  return code
})
