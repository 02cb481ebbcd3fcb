import { StrictEmitter } from '../strict.ts'
import type { Page } from './page.ts'
import { WebContents } from './web-contents.ts'

type Implemented =
  | ('shouldUseDarkColors' | 'themeSource' | 'inForcedColorsMode' | 'shouldUseHighContrastColors')
  | 'prefersReducedTransparency'

/** The theme that the app asks for. What the system prefers is not known here, and counts as light. */
export class NativeTheme extends StrictEmitter implements Pick<Electron.NativeTheme, Implemented> {
  readonly inForcedColorsMode = false
  readonly shouldUseHighContrastColors = false
  readonly prefersReducedTransparency = false
  #source: Electron.NativeTheme['themeSource'] = 'system'

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }
  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.#source
  }
  set themeSource(source: Electron.NativeTheme['themeSource']) {
    if (source === this.#source) return
    this.#source = source
    for (const { page } of WebContents.getAllWebContents()) this.applyTo(page)
    this.emit('updated')
  }

  /** The stand-in's own: lets `prefers-color-scheme` in a page follow the theme. */
  applyTo(page: Page): void {
    const features = this.#source === 'system' ? [] : [{ name: 'prefers-color-scheme', value: this.#source }]
    page.tell('Emulation.setEmulatedMedia', { features })
  }
}

export const nativeTheme = new NativeTheme()
