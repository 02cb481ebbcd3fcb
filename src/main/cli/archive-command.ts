import type { Command } from 'commander'

/** `archive`, to which several files add what can be done with one. */
export function archiveCommand(program: Command): Command {
  return program.commands.find((command) => command.name() === 'archive') ?? program.command('archive')
}
