import { strict } from '../strict.ts'

/** The size of the headless screen; under a window manager it is a guess, for nothing here can ask before a window. */
const SCREEN = { width: 1920, height: 1080 }

const primary: Pick<
  Electron.Display,
  'id' | 'label' | 'scaleFactor' | 'size' | 'workAreaSize' | 'bounds' | 'workArea'
> = {
  id: 1,
  label: 'screen',
  scaleFactor: 1,
  size: SCREEN,
  workAreaSize: SCREEN,
  bounds: { x: 0, y: 0, ...SCREEN },
  workArea: { x: 0, y: 0, ...SCREEN },
}

const display = strict('display', primary)

export const screen = strict('screen', {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: (_bounds: Electron.Rectangle) => display,
  getDisplayNearestPoint: (_point: Electron.Point) => display,
})
