import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// The CLI is a second entry of the main build: it shares every chunk with the app, but never imports electron.
export default defineConfig({
  main: {
    build: {
      sourcemap: true,
      rollupOptions: {
        input: {
          index: 'src/main/index.ts',
          counterpart: 'src/main/cli/counterpart.ts',
          backup: 'src/main/app/backup/worker.ts',
          worker: 'src/main/app/work/worker.ts',
          'rekey-worker': 'src/main/app/encryption/rekey-worker.ts',
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: { input: 'src/preload/index.ts', output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'src/renderer',
    build: { rollupOptions: { input: resolve(import.meta.dirname, 'src/renderer/index.html') } },
    plugins: [react()],
  },
})
