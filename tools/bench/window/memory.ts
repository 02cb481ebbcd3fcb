import { readdirSync, readFileSync } from 'node:fs'

/** Megabytes that the window's own process holds (its share of what is shared), where the system tells; else null. */
export function rendererMemory(appPid: number): number | null {
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
    const sizes = renderers.filter(isOurs).map((pid) => {
      const kilobytes = /^Pss:\s+(\d+)/m.exec(fileOf(String(pid), 'smaps_rollup'))?.[1]
      return Number(kilobytes ?? 0) / 1024
    })
    return sizes.length === 0 ? null : Math.max(...sizes)
  } catch {
    return null
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
