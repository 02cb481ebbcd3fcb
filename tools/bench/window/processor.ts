import type { CDPSession, Page } from '@playwright/test'
import { spread, type Spread } from './probe.ts'

/*
 * A machine that is shared, or that draws without a graphics card, keeps a window waiting in the middle of a key. What a
 * key costs by itself is what its thread had of the processor, which the browser's own trace tells.
 */

interface Stamp {
  readonly name: string
  /** The thread's own time, microseconds. */
  readonly tts?: number
  readonly args: { readonly data?: { readonly message?: string } }
}

const FROM = 'key from '
const TO = 'key to '

/** Processor time from handing an edit to the editor to a page that is laid out; null where the browser does not tell. */
export async function typingProcessor(page: Page, times: number): Promise<Spread | null> {
  const cdp = await page.context().newCDPSession(page)
  const stamps = await traced(cdp, () =>
    page.evaluate(
      async ({ n, from, to }) => {
        const { view } = benchSession()
        for (let i = 0; i < n; i++) {
          console.timeStamp(`${from}${i}`)
          view.dispatch(view.state.tr.insertText('e'))
          view.dom.getBoundingClientRect()
          console.timeStamp(`${to}${i}`)
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))
        }
      },
      { n: times, from: FROM, to: TO },
    ),
  )
  await cdp.detach()
  const at = new Map(stamps.map((stamp) => [stamp.args.data?.message, stamp.tts]))
  const taken: number[] = []
  for (let i = 0; i < times; i++) {
    const [from, to] = [at.get(`${FROM}${i}`), at.get(`${TO}${i}`)]
    if (from !== undefined && to !== undefined) taken.push((to - from) / 1000)
  }
  return taken.length === 0 ? null : spread(taken)
}

async function traced(cdp: CDPSession, work: () => Promise<void>): Promise<Stamp[]> {
  const stamps: Stamp[] = []
  cdp.on('Tracing.dataCollected', ({ value }) => {
    stamps.push(...(value as unknown as Stamp[]).filter(({ name }) => name === 'TimeStamp'))
  })
  await cdp.send('Tracing.start', {
    traceConfig: { includedCategories: ['devtools.timeline'] },
    transferMode: 'ReportEvents',
  })
  await work()
  const complete = new Promise<void>((done) => {
    cdp.once('Tracing.tracingComplete', () => done())
  })
  await cdp.send('Tracing.end')
  await complete
  return stamps
}
