import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    include: ['test/{core,main,cli,renderer,tools}/**/*.test.ts'],
    setupFiles: [resolve(import.meta.dirname, 'support/seed.ts')],
    testTimeout: 60_000,
    maxWorkers: 2,
    reporters: ['default'],
  },
})
