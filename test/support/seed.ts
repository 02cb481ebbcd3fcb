import { configureGlobal } from 'fast-check'

// Property tests try the same cases in every run: a test must not fail by chance. SEED gives others, to look further.
configureGlobal({ seed: Number(process.env['SEED'] ?? 20261122) })
