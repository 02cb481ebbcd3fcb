import type { OperationName } from '../core/api/index.ts'

/** Work that must not be cut off by closing the archive, and what it is called. */
const LONG: Partial<Record<OperationName, string>> = {
  'agreement.import': 'an import',
  'history.export': 'an export',
  'history.import': 'an import',
  'history.inspect': 'an import',
  'archive.verify': 'the verification',
  'archive.rekey': 'the change of the passphrase',
  'backup.now': 'a backup',
  'backup.restore': 'restoring a backup',
  'draft.exportUnsaved': 'an export',
  'draft.keepWhole': 'a backup',
  'rescue.run': 'the rescue',
  'round.export': 'an export',
  'round.send': 'sending a round',
  'round.receive': 'receiving a return',
}

const running = new Map<symbol, string>()
let waiting: (() => void)[] = []

/** What is under way, each once. */
export function runningNow(): string[] {
  return [...new Set(running.values())]
}

/** Answers when nothing is under way, also what was begun meanwhile. */
export function allDone(): Promise<void> {
  return running.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))
}

/** Counts work as under way until it answers. */
export async function underWay<T>(what: string, work: () => Promise<T>): Promise<T> {
  const name = Symbol(what)
  running.set(name, what)
  try {
    return await work()
  } finally {
    running.delete(name)
    if (running.size === 0) {
      const told = waiting
      waiting = []
      for (const tell of told) tell()
    }
  }
}

/** The same for an operation, where it is one that takes long. */
export function asRunning<T>(name: OperationName, work: () => Promise<T>): Promise<T> {
  const what = LONG[name]
  return what === undefined ? work() : underWay(what, work)
}
