// npm run bench: figures by which we judge speed, each as a ratio within one run. `--core` and `--window` measure one half, `--archive` a large archive.
import { ensureBuild } from '../setup/lib/build.mjs'
import { ensureDependencies } from '../setup/lib/dependencies.mjs'
import { prepareHost } from '../setup/lib/host.mjs'
import { projectNode } from '../setup/lib/paths.mjs'
import { runInForeground } from '../setup/lib/processes.mjs'
import { runMain } from '../setup/lib/report.mjs'

await runMain(async () => {
  await ensureDependencies()
  const args = process.argv.slice(2)
  /** @param {string} file */
  const run = (file) =>
    runInForeground(projectNode() ?? process.execPath, ['--max-old-space-size=8192', `tools/bench/${file}`, ...args])
  if (args.includes('--archive')) {
    await ensureBuild()
    await prepareHost()
    return run('archive-bench.ts')
  }
  if (!args.includes('--window')) {
    for (const file of ['docx-bench.ts', 'decide-bench.ts', 'list-bench.ts', 'history-bench.ts']) {
      const code = await run(file)
      if (code !== 0) return code
    }
  }
  if (args.includes('--core')) return 0
  await ensureBuild()
  await prepareHost()
  return run('window-bench.ts')
})
