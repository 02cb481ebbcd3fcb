import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exclusively } from '../../tools/setup/lib/lock.mjs'
import { descendants, run } from '../../tools/setup/lib/processes.mjs'
import { notInstalled, testPackages } from '../../tools/setup/lib/system-packages.mjs'

const node = (script: string, options: object = {}) =>
  run(process.execPath, ['-e', script], { minutes: 1, capture: true, ...options })

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('a program that is run', () => {
  it('gives its exit code and what it wrote to both streams', async () => {
    const outcome = await node('console.log("out"); console.error("err"); process.exitCode = 3')
    expect(outcome).toMatchObject({ code: 3, timedOut: false })
    expect(outcome.output.split('\n').filter(Boolean).sort()).toEqual(['err', 'out'])
  })

  it('that does not exist ends with 127 and its name', async () => {
    const outcome = await run('no-such-program-of-counterpart', [], { minutes: 1, capture: true })
    expect(outcome.code).toBe(127)
    expect(outcome.output).toContain('no-such-program-of-counterpart')
  })

  // A browser leads a process group of its own: ending the runner's group alone would leave it.
  it.runIf(process.platform === 'linux')(
    'over its time limit is ended with its descendants in other groups',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'counterpart-processes-'))
      const note = join(folder, 'pid')
      const script = `const c = require('node:child_process').spawn('sleep', ['600'], { detached: true, stdio: 'ignore' })
      require('node:fs').writeFileSync(${JSON.stringify(note)}, String(c.pid)); setInterval(() => {}, 1000)`
      const outcome = await node(script, { minutes: 1 / 60 })
      const child = Number(readFileSync(note, 'utf8'))
      rmSync(folder, { recursive: true })
      expect(outcome.timedOut).toBe(true)
      await expect.poll(() => isAlive(child), { timeout: 5_000 }).toBe(false)
    },
  )

  it.skipIf(process.platform === 'win32')(
    'does not keep us waiting for a stray child that holds its output open',
    async () => {
      const started = performance.now()
      await node(`require('node:child_process').spawn('sleep', ['20'], { stdio: 'inherit' }).unref()`)
      expect(performance.now() - started).toBeLessThan(10_000)
    },
  )
})

it('descendants are children and their children, of this process alone', () => {
  const parents = new Map([
    [2, 1],
    [3, 2],
    [4, 3],
    [5, 1],
  ])
  expect(descendants(2, parents)).toEqual([3, 4])
})

describe('a lock', () => {
  it('lets one run at a time, and the next one after a failure', async () => {
    const steps: string[] = []
    const work = (name: string) => async () => {
      steps.push(`${name} begins`)
      await new Promise((done) => setTimeout(done, 20))
      steps.push(`${name} ends`)
      if (name === 'a') throw new Error('a failed')
    }
    const place = `test of ${process.pid}`
    await Promise.allSettled([exclusively(work('a'), place), exclusively(work('b'), place)])
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  })
})

describe('system packages', () => {
  it('count as there when dpkg lists them, or one that serves as well, as installed', () => {
    const listing = 'chromium not-installed\ngoogle-chrome-stable installed\npandoc installed\nxvfb config-files\n'
    const names = notInstalled(testPackages, listing).map(({ name }) => name)
    expect(names).not.toContain('chromium')
    expect(names).not.toContain('pandoc')
    expect(names).toContain('xvfb')
    expect(names).toContain('fonts-dejavu-core')
  })
})
