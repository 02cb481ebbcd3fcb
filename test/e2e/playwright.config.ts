import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { resolveElectron } from '../../tools/electron-host/resolve.mjs'

// In the config, so that the variables it sets reach every worker: ELECTRON_HOST=real|standin|auto decides.
const host = resolveElectron()

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: resolve(import.meta.dirname, '../../test-results/e2e'),
  timeout: 60_000,
  workers: 1,
  reporter: [['list'], ['json', { outputFile: resolve(import.meta.dirname, '../../test-results/e2e.json') }]],
  metadata: { electronHost: host.kind, electronHostLine: host.line },
})
