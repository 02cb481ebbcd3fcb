import { readdirSync, readFileSync } from 'node:fs'

/** Megabytes that the window's own process holds (its share of what is shared), where the system tells; else null. */
export function rendererMemory(appPid: number): number | null {
  const sizes = renderersOf(appPid).map((pid) => {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(fileOf(String(pid), 'smaps_rollup'))?.[1]
    return Number(kilobytes ?? 0) / 1024
  })
  return sizes.length === 0 ? null : Math.max(...sizes)
}

/**
 * Milliseconds that the window's own thread has had of the processor so far, by which it can be judged on a machine that
 * is busy with other things; null where the system does not tell.
 */
export function rendererTime(appPid: number): number | null {
  const times = renderersOf(appPid).map((pid) => Number(fileOf(String(pid), 'schedstat').split(' ')[0] ?? 0) / 1e6)
  const most = Math.max(0, ...times)
  return most === 0 ? null : most
}

/** The processes that show pages of the app; none where the system does not tell. */
function renderersOf(appPid: number): number[] {
  try {
    const parents = new Map<number, number>()
    const renderers: number[] = []
    for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      const stat = fileOf(name, 'stat')
      parents.set(Number(name), Number(/\) \S (\d+)/.exec(stat)?.[1] ?? 0))
      if (fileOf(name, 'cmdline').includes('--type=renderer')) renderers.push(Number(name))
    }
    const isOurs = (pid: number): boolean => {
      for (let at = pid; at > 1; at = parents.get(at) ?? 0) if (at === appPid) return true
      return false
    }
    return renderers.filter(isOurs)
  } catch {
    return []
  }
}

function fileOf(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    // It ended in the meantime.
    return ''
  }
}
