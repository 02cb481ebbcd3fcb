import { generatedArchive, FULL, TENTH } from './generate.ts'
console.log(generatedArchive(process.argv[2] === 'full' ? FULL : TENTH))
