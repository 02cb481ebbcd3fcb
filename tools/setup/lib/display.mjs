import { spawn } from 'node:child_process'
import { progress, SetupError } from './report.mjs'

/** @returns {boolean} whether windows need a display that is not there */
export function displayIsMissing() {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
}

/**
 * Starts a display in memory, which lives as long as we do, and points DISPLAY to it.
 * @returns {Promise<void>} SetupError when Xvfb does not come up
 */
export async function startVirtualDisplay() {
  // Xvfb looks for a free number itself and writes it to descriptor 3 once it listens. A group of its own, or the
  // terminal's Ctrl-C would take the display away before the app could close.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const stop = () => server.kill('SIGTERM')
  process.on('exit', stop)
  const pipe = /** @type {import('node:net').Socket} */ (server.stdio[3])
  const number = await new Promise((resolve) => {
    let text = ''
    pipe.setEncoding('utf8').on('data', (chunk) => {
      text += chunk
      if (text.includes('\n')) resolve(text.trim())
    })
    server.on('error', () => resolve(undefined))
    server.on('exit', () => resolve(undefined))
    setTimeout(() => resolve(undefined), 20_000).unref()
  })
  if (number === undefined) throw new SetupError('There is no display, and Xvfb did not start one.')
  server.unref()
  pipe.unref()
  process.env.DISPLAY = `:${number}`
}

/** Starts a display where there is none, and says so. */
export async function ensureDisplay() {
  if (!displayIsMissing()) return
  await startVirtualDisplay()
  progress(
    `There is no display here: the window opens on a virtual one (${process.env.DISPLAY}). ` +
      'To see the app at work, run: npm run demo -- <folder>',
  )
}
