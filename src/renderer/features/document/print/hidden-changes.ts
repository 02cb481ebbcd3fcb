/**
 * Says how many pending changes a text does not show, and what it is instead.
 * @param as as if all were accepted, or as it was before any of them
 * @returns one line, or none where nothing is pending
 */
export function hiddenChanges(count: number, as: 'accepted' | 'original'): readonly string[] {
  if (count === 0) return []
  const [changes, they] =
    count === 1 ? ['1 pending change is', 'it'] : [`${count.toLocaleString()} pending changes are`, 'all']
  const text =
    as === 'accepted'
      ? `the text is as if ${they} were accepted`
      : `the text is as before ${they === 'all' ? 'them' : 'it'}`
  return [`${changes} not marked here: ${text}.`]
}
