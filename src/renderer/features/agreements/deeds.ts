import type { Input, OperationName } from '../../../core/api/index.ts'
import { call } from '../../api.ts'
import { notify, notifyError } from '../../ui/notices.ts'
import type { Target } from './acting.ts'
import { named } from '../../ui/outcomes.ts'

const idsOf = (targets: readonly Target[]): string[] => targets.map(({ id }) => id)

/** What can be done at once, with a notice that says so and takes it back. */

export async function reopen(targets: readonly Target[]): Promise<void> {
  await doIt('agreement.reopen', { ids: idsOf(targets) }, `${named(targets)} reopened`)
}

export async function restore(targets: readonly Target[]): Promise<void> {
  await doIt('agreement.restore', { ids: idsOf(targets) }, `${named(targets)} restored`)
}

/** @returns whether it was done */
export async function remove(targets: readonly Target[], reason: string): Promise<boolean> {
  return doIt('agreement.delete', { ids: idsOf(targets), reason }, `${named(targets)} deleted`, () => restore(targets))
}

export async function close(
  targets: readonly Target[],
  outcome: Input<'agreement.close'>['outcome'],
  reason: string,
): Promise<boolean> {
  return doIt('agreement.close', { ids: idsOf(targets), outcome, reason }, `${named(targets)} closed`, () =>
    reopen(targets),
  )
}

export async function tag(targets: readonly Target[], name: string, on: boolean): Promise<boolean> {
  const said = on ? `Tag “${name}” set on ${named(targets)}` : `Tag “${name}” taken off ${named(targets)}`
  return doIt('agreement.tag', { ids: idsOf(targets), tag: name, on }, said, () => tag(targets, name, !on))
}

async function doIt<N extends OperationName>(
  name: N,
  input: Input<N>,
  said: string,
  undo?: () => Promise<unknown>,
): Promise<boolean> {
  const result = await call(name, input)
  if (!result.ok) {
    notifyError(result.error)
    return false
  }
  notify({
    tone: 'success',
    title: said,
    action: undo === undefined ? null : { label: 'Undo', run: () => void undo() },
  })
  return true
}
