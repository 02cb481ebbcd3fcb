import { decodePart } from '../../core/docx/encoding.ts'
import { findPart } from '../../core/docx/package.ts'
import { protectionIn } from '../../core/docx/settings.ts'
import { forbidsText, saysTheSame, whyProtected, type Protection } from '../../core/document/protection.ts'
import { err, ok, type Result } from '../../core/result.ts'
import type { OpenDocument } from './documents.ts'
import { advance, type PlacedDocument } from './work/places.ts'

/** What the document's settings allow to be edited; null where they enforce nothing. */
export function protectionOf(document: OpenDocument): Protection | null {
  const { relationships, source } = document.reading.package
  const target = relationships.find((r) => r.type === 'settings')?.target
  const name = target === undefined ? undefined : findPart(source, target)
  const decoded = name === undefined ? undefined : decodePart(source.part(name)!)
  return decoded?.ok === true ? protectionIn(decoded.value.text) : null
}

/** `protected` for a document whose text must stay as it is. */
export function mayChange(document: OpenDocument): Result<null> {
  const protection = protectionOf(document)
  return protection !== null && forbidsText(protection) ? refused(protection) : ok(null)
}

/** Applies steps as `advance` does, but none that change the text of a document that allows no change: `protected`. */
export function advanceAllowed(
  draft: PlacedDocument,
  steps: readonly string[],
  protection: Protection | null,
): Result<null> {
  const { doc, places } = draft
  const done = advance(draft, steps)
  if (!done.ok || protection === null || !forbidsText(protection) || saysTheSame(doc, draft.doc)) return done
  draft.doc = doc
  draft.places = places
  return refused(protection)
}

function refused(protection: Protection): Result<never> {
  return err({ kind: 'protected', message: whyProtected(protection) })
}
