import { CommandFailure } from './output.ts'

const ENTER = new Set(['\r', '\n', '\u0004'])
const ERASE = new Set(['\u007F', '\b'])
const CLEAR = '\u0015'
const INTERRUPT = '\u0003'

export function isAtTerminal(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY
}

/** Asks at the terminal for what must not be seen: nothing is shown while it is typed. */
export function askHidden(question: string): Promise<string> {
  const { stdin, stderr } = process
  // First this: the terminal itself would show what is typed the moment it is asked for.
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stderr.write(question)
  return new Promise((resolve, reject) => {
    let typed: string[] = []
    const end = (): void => {
      stdin.off('data', take)
      stdin.setRawMode(false)
      stdin.pause()
      stderr.write('\n')
    }
    const take = (data: string): void => {
      const letters = Array.from(data)
      for (const [at, letter] of letters.entries()) {
        if (ENTER.has(letter)) {
          end()
          // What was typed ahead answers the next question.
          stdin.unshift(letters.slice(at + 1).join(''))
          return resolve(typed.join(''))
        }
        if (letter === INTERRUPT) {
          end()
          return reject(new CommandFailure({ kind: 'cancelled', message: 'nothing was changed' }))
        }
        if (letter === CLEAR) typed = []
        else if (ERASE.has(letter)) typed.pop()
        else typed.push(letter)
      }
    }
    stdin.on('data', take)
    stdin.resume()
  })
}
