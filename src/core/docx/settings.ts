import type { Protection } from '../document/protection.ts'
import { child, elements, parseXml } from './xml.ts'

/**
 * Everything that CT_Settings has before trackRevisions, in the schema's order (ECMA-376 part 1, 17.15.1.78): the switch
 * has to follow the last of them.
 */
const BEFORE_TRACKING: ReadonlySet<string> = new Set(
  [
    'writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape',
    'printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts',
    'saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop',
    'hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles',
    'stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView',
  ]
    .join(' ')
    .split(' ')
    .map((name) => `w:${name}`),
)

/**
 * settings.xml with change tracking on, so that the other side's edits to a redline are tracked too. Returned as it was
 * when it is on already, or when the part does not use the usual prefix (it is then left alone rather than guessed at).
 */
export function withTracking(settings: string): string {
  const parsed = parseXml(settings)
  if (!parsed.ok || parsed.value.foreign) return settings
  const root = parsed.value
  const has = child(root, 'w:trackRevisions')
  if (has !== undefined) {
    const off = /^(0|false|off)$/.test(has.attrs['w:val'] ?? '')
    return off ? `${settings.slice(0, has.start)}<w:trackRevisions/>${settings.slice(has.end)}` : settings
  }
  const at = elements(root).findLast((e) => BEFORE_TRACKING.has(e.name))?.end ?? root.inner
  if (settings.slice(root.start, root.inner).endsWith('/>')) return settings
  return `${settings.slice(0, at)}<w:trackRevisions/>${settings.slice(at)}`
}

const PROTECTIONS: Readonly<Record<string, Protection>> = {
  trackedChanges: 'trackedChanges',
  comments: 'comments',
  forms: 'forms',
  readOnly: 'readOnly',
}

/** The protection that settings.xml enforces; null for none, and where the part cannot be read. */
export function protectionIn(settings: string): Protection | null {
  const parsed = parseXml(settings)
  const found = parsed.ok ? child(parsed.value, 'w:documentProtection') : undefined
  if (found === undefined || !/^(1|true|on)$/.test(found.attrs['w:enforcement'] ?? '')) return null
  return PROTECTIONS[found.attrs['w:edit'] ?? ''] ?? null
}
