import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { childEnvironment, isWindows, root } from './paths.mjs'

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 128 + n after signal n, 127 when the program could not be started
 * @property {boolean} timedOut
 * @property {string} output what it wrote (both streams), empty unless captured
 */

const graceMilliseconds = 3_000

/** Leaders of the process groups we started and that still run. @type {Set<number>} */
const running = new Set()
let watching = false
let inForeground = false
let stopping = false

/**
 * Runs a program to its end in a process group of its own, without standard input. It cannot outlast its time limit, nor
 * us: its whole tree is ended then.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ minutes: number, capture?: boolean, env?: NodeJS.ProcessEnv, cwd?: string }} options
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { minutes, capture = false, env = childEnvironment(), cwd = root }) {
  endChildrenWithUs()
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      detached: !isWindows,
      shell: isWindows,
      stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
    })
    const pid = child.pid
    if (pid !== undefined) running.add(pid)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => (output += text))
    }
    let timedOut = false
    const limit = setTimeout(() => {
      timedOut = true
      if (pid !== undefined) void endTree(pid)
    }, minutes * 60_000)
    /** @param {number} code */
    const finish = (code) => {
      clearTimeout(limit)
      if (pid !== undefined) {
        running.delete(pid)
        signalAll([-pid], 'SIGKILL')
      }
      // Whoever waits would start the next program, when all we still want is to leave.
      if (!stopping) resolve({ code, timedOut, output })
    }
    child.on('error', (error) => {
      output += `${command}: ${error.message}`
      finish(127)
    })
    // Not 'close': a stray grandchild that keeps the pipe open must not hold us up. The delay lets the last output in.
    child.on('exit', (code, signal) => setTimeout(() => finish(exitCode(code, signal)), capture ? 50 : 0))
  })
}

/**
 * Runs a program in our place: same terminal, same group, our signals passed on.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, onSpawn?: () => void }} [options]
 * @returns {Promise<number>} its exit code
 */
export function runInForeground(command, args, { env = childEnvironment(), cwd = root, onSpawn } = {}) {
  inForeground = true
  return new Promise((resolve, reject) => {
    whenNpmIsGone(() => child.kill('SIGTERM'))
    const child = spawn(command, args, { cwd, env, stdio: 'inherit', shell: isWindows && !command.endsWith('.exe') })
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => {
        // A terminal's Ctrl-C has already reached the child, and a second one would read as "at once".
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
      })
    }
    child.on('spawn', () => onSpawn?.())
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(exitCode(code, signal)))
  })
}

/** @param {number | null} code @param {NodeJS.Signals | null} signal */
function exitCode(code, signal) {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal])
}

/**
 * Ends a process, its group and its descendants: politely, so that Playwright can close its browsers, then by force.
 * The descendants are looked up first, since a browser leads a group of its own and loses its parent on the way.
 * @param {number} pid
 */
async function endTree(pid) {
  if (isWindows) {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'])
    return
  }
  const targets = [-pid, ...descendants(pid, parents())]
  signalAll(targets, 'SIGTERM')
  const deadline = performance.now() + graceMilliseconds
  while (targets.some(isAlive) && performance.now() < deadline) await new Promise((done) => setTimeout(done, 50))
  signalAll(targets, 'SIGKILL')
}

/**
 * @param {number} pid
 * @param {ReadonlyMap<number, number>} parentOf parent by process
 * @returns {number[]} every process below it
 */
export function descendants(pid, parentOf) {
  const children = [...parentOf].filter(([, parent]) => parent === pid).map(([child]) => child)
  return children.flatMap((child) => [child, ...descendants(child, parentOf)])
}

/** @returns {Map<number, number>} parent by process, for all processes */
function parents() {
  const rows = process.platform === 'linux' ? parentsFromProc() : parentsFromPs()
  return new Map(rows)
}

/** Slim containers have no `ps`. @returns {[number, number][]} */
function parentsFromProc() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // The program's name stands in brackets and may hold anything, so the fields are counted from its end.
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ')
        return [/** @type {[number, number]} */ ([Number(name), Number(fields[1])])]
      } catch {
        return []
      }
    })
}

/** @returns {[number, number][]} */
function parentsFromPs() {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  return (stdout ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [pid, parent] = line.trim().split(/\s+/).map(Number)
      return [pid ?? 0, parent ?? 0]
    })
}

/** @param {readonly number[]} targets negative: a process group @param {NodeJS.Signals} signal */
function signalAll(targets, signal) {
  for (const target of targets) {
    try {
      process.kill(target, signal)
    } catch {
      // It has ended already.
    }
  }
}

/** @param {number} target */
function isAlive(target) {
  try {
    process.kill(target, 0)
    return true
  } catch {
    return false
  }
}

/** Without this, Ctrl-C would leave the groups we lead running. */
function endChildrenWithUs() {
  if (watching) return
  watching = true
  const groups = () => [...running].map((pid) => -pid)
  process.on('exit', () => signalAll(groups(), 'SIGKILL'))
  /** @param {NodeJS.Signals} signal */
  const leave = (signal) => {
    // The program in our place decides when it ends, and we end with it.
    if (inForeground) return
    stopping = true
    void Promise.all([...running].map(endTree)).then(() => process.exit(exitCode(null, signal)))
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, leave)
  whenNpmIsGone(() => leave('SIGTERM'))
}

/**
 * A signal sent to npm alone ends npm and the shell it puts between us, and never reaches us.
 * @param {() => void} body called once
 */
function whenNpmIsGone(body) {
  if (process.env.npm_lifecycle_event === undefined || isWindows) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    body()
  }, 500)
  timer.unref()
}
