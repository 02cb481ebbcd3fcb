import type { Page } from '@playwright/test'
import { build } from 'vite'
import { join } from 'node:path'

/** Puts the bare view in place of the app, with the document that the app shows. */
export async function mountBare(page: Page): Promise<void> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'bare-page.ts'), formats: ['iife'], name: 'bare' },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (output === undefined || !('output' in output)) throw new Error('the bare page was not built')
  await page.evaluate(output.output[0].code)
  await page.evaluate(() => {
    const json = benchSession().view.state.doc.toJSON() as unknown
    ;(window as unknown as { mountBare: (json: unknown) => void }).mountBare(json)
  })
}
