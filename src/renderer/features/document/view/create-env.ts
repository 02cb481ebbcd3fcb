import type { ViewEnv } from './env.ts'
import { sectionEdge } from './section-edge.ts'

/** Puts together what node views share; what they show of other stories is made by the same views again. */
export function createViewEnv(parts: Omit<ViewEnv, 'sectionEdge'>): ViewEnv {
  const env: ViewEnv = { ...parts, sectionEdge: (edge) => sectionEdge(edge, env) }
  return env
}
