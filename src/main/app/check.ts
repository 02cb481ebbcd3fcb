import { checkPackage, type Finding } from '../../core/docx/check/check-package.ts'
import { openPackage } from '../../core/docx/package.ts'
import { ok, type Result } from '../../core/result.ts'
import { readContainer } from '../engine/container/read-container.ts'

/** Looks a .docx through for what is malformed. The failure is that of bytes that are no Word file at all (core/api badFile). */
export function checkDocument(bytes: Uint8Array): Result<Finding[]> {
  const container = readContainer(bytes)
  if (!container.ok) return container
  const pkg = openPackage(container.value)
  return pkg.ok ? ok(checkPackage(container.value)) : pkg
}

/** True when Word would refuse the file, repair it or lose something of it. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error')
}
