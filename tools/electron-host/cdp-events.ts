/** The events of the Chrome DevTools Protocol that the stand-in listens to, with the fields it reads. */
export interface TargetInfo {
  targetId: string
  type: string
}

export interface RequestPaused {
  requestId: string
  frameId: string
  resourceType: string
  request: {
    url: string
    method: string
    headers: Record<string, string>
    hasPostData?: boolean
    postDataEntries?: { bytes?: string }[]
  }
}

interface RemoteValue {
  value?: unknown
  description?: string
}

export interface CdpEvents {
  'Target.attachedToTarget': { sessionId: string; targetInfo: TargetInfo }
  'Target.detachedFromTarget': { sessionId: string }
  'Fetch.requestPaused': RequestPaused
  'Browser.downloadWillBegin': { guid: string; url: string; suggestedFilename: string; frameId: string }
  'Browser.downloadProgress': {
    guid: string
    totalBytes: number
    receivedBytes: number
    state: 'inProgress' | 'completed' | 'canceled'
  }
  'Page.frameNavigated': { frame: { id: string; parentId?: string; url: string; unreachableUrl?: string } }
  'Page.navigatedWithinDocument': { frameId: string; url: string }
  'Page.domContentEventFired': object
  'Page.loadEventFired': object
  'Page.frameResized': object
  'Page.windowOpen': { url: string; windowName: string }
  'Runtime.executionContextCreated': { context: { id: number; name: string; auxData?: { frameId?: string } } }
  'Runtime.executionContextDestroyed': { executionContextId: number }
  'Runtime.executionContextsCleared': object
  'Runtime.bindingCalled': { name: string; payload: string; executionContextId: number }
  'Runtime.consoleAPICalled': { type: string; args: RemoteValue[] }
  'Runtime.exceptionThrown': { exceptionDetails: { text: string; exception?: RemoteValue } }
  'Inspector.targetCrashed': object
}

/** One event, discriminated by its method. */
export type CdpEvent = { [M in keyof CdpEvents]: { method: M; params: CdpEvents[M] } }[keyof CdpEvents]
