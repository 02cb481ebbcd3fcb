import { StrictEmitter, strict } from '../strict.ts'
import { protocol } from './protocol.ts'
import { WebRequest } from './web-request.ts'

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0]
type DeviceHandler = Parameters<Electron.Session['setDevicePermissionHandler']>[0]

/** The one session: handlers that the app sets, read by permissions.ts, downloads.ts and requests.ts. */
export class Session
  extends StrictEmitter
  implements
    Pick<
      Electron.Session,
      | 'setPermissionRequestHandler'
      | 'setPermissionCheckHandler'
      | 'setDevicePermissionHandler'
      | 'setSpellCheckerEnabled'
      | 'isPersistent'
    >
{
  readonly webRequest = new WebRequest()
  readonly protocol = protocol
  requestHandler: RequestHandler = null
  checkHandler: CheckHandler = null

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.requestHandler = handler
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.checkHandler = handler
  }

  /** Chromium grants no device without a chooser, and nobody is there to choose: the handler is never asked. */
  setDevicePermissionHandler(_handler: DeviceHandler): void {}

  /** Nothing checks spelling here: Chromium would have to download its dictionaries. */
  setSpellCheckerEnabled(_enable: boolean): void {}

  isPersistent(): boolean {
    return true
  }
}

export const defaultSession = new Session()
export const session = strict('session', { defaultSession })
