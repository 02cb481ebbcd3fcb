/** An archive as the user calls it: its file's name. */
export function nameOf(path: string): string {
  const file = path.split(/[\\/]/).at(-1) ?? path
  return file.replace(/\.[^.]+$/, '')
}
