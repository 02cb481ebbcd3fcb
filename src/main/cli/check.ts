import type { Command } from 'commander'
import { checkDocument, hasErrors } from '../app/check.ts'
import { readDocx } from '../app/files.ts'
import { EXIT, oneLine, printJson, printLines, valueOf } from './output.ts'

/** The package linter. Findings are the command's answer, not its failure: they go to stdout, and the exit code says that some are errors. */
export function addCheckCommand(program: Command): void {
  program
    .command('check <file.docx>')
    .description('look a file through for what Word refuses, repairs or loses (exit code 3 when there is an error)')
    .option('--json', 'print {"findings":[{rule, part, path, message, severity}]}')
    .action((file: string, options: { json?: true }) => {
      const findings = valueOf(checkDocument(valueOf(readDocx(file))))
      if (options.json) printJson({ findings })
      else {
        printLines(
          findings.map(({ rule, part, path, message, severity }) =>
            oneLine(`${[part, path].filter((s) => s !== '').join(' ')}: ${severity}: ${rule}: ${message}`),
          ),
        )
      }
      if (hasErrors(findings)) process.exitCode = EXIT.found
    })
}
