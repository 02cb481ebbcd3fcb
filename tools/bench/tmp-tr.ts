import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { Counterpart } from '../demo/window.ts'
import { largeContract } from './large-contract.ts'
import { archiveWith } from './window/archive.ts'
import { caretAt, installProbe } from './window/probe.ts'
const copies = Number(process.argv[2] ?? 19)
const folder = '/tmp/bench-prof'
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
const archive = await archiveWith(
  folder,
  new Map([
    [
      '300 pages',
      largeContract(readFileSync('../shared/corpus/contracts/derived-cp-csa-xref-toc.docx'), { copies, trackEvery: 4 }),
    ],
  ]),
)
const app = await Counterpart.start(folder)
const { page } = app
await app.introduce('Ada Marlow')
await app.answerOpen(archive)
await page.getByRole('button', { name: 'Open an archive…' }).click()
await page.getByRole('row', { name: '300 pages' }).dblclick()
await app.editor.waitFor({ timeout: 120_000 })
await page.getByText(/^[\d,.]+ words$/).waitFor({ timeout: 60_000 })
await page.waitForTimeout(6000)
await installProbe(page)
await caretAt(page, 0.5)
await page.waitForTimeout(3000)

const css = async (text: string) =>
  page.evaluate((t) => {
    const sh = new CSSStyleSheet()
    sh.replaceSync(t)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sh]
  }, text)
const NAMES = [
  'EventDispatch',
  'ProxyMain::BeginMainFrame',
  'IntersectionObserverController::computeIntersections',
  'Layout',
  'UpdateLayoutTree',
  'Document::recalcStyle',
  'LocalFrameView::UpdateStyleAndLayout',
  'PrePaint',
  'Paint',
  'LocalFrameView::RunPaintLifecyclePhase',
  'Layerize',
  'Commit',
  'FunctionCall',
  'FireAnimationFrame',
  'Editor::SyncSelection',
  'HitTest',
  'Blink.HitTest.UpdateTime',
  'LocalFrameView::RunPostLifecycleSteps',
  'AccessibilityUpdate',
  'Accessibility.Update',
  'AXObjectCacheImpl::CommitAXUpdates',
  'RunMicrotasks',
  'TimerFire',
  'FireIdleCallback',
  'MinorGC',
  'Blink.Compositing.UpdateTime',
  'TypingCommand::InsertText',
]
async function trace(what: string) {
  const cdp = await page.context().newCDPSession(page)
  const events: { name: string; ph: string; dur: number; tdur?: number }[] = []
  cdp.on('Tracing.dataCollected', (e) => events.push(...(e.value as unknown as typeof events)))
  await cdp.send('Tracing.start', {
    traceConfig: {
      includedCategories: [
        'devtools.timeline',
        'blink',
        'cc',
        'toplevel',
        'disabled-by-default-devtools.timeline',
        'input',
        'benchmark',
      ],
    },
  })
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('e')
    await page.waitForTimeout(60)
  }
  const done = new Promise((r) => cdp.once('Tracing.tracingComplete', r))
  await cdp.send('Tracing.end')
  await done
  const sum = new Map<string, { n: number; d: number }>()
  for (const e of events)
    if (e.ph === 'X' && e.dur > 0) {
      const s = sum.get(e.name) ?? { n: 0, d: 0 }
      s.n++
      s.d += (e.tdur ?? e.dur) / 1000
      sum.set(e.name, s)
    }
  console.log(what)
  console.log(
    NAMES.map((k) => {
      const v = sum.get(k)
      return v ? `  ${k} ${(v.d / 30).toFixed(2)} (n ${(v.n / 30).toFixed(1)})` : ''
    })
      .filter(Boolean)
      .join('\n'),
  )
  await cdp.detach()
}

await trace('now')
await css('.status{display:none!important}')
await trace('no status')
await css('.status{display:flex!important} .status__save{display:none!important}')
await trace('no save')
await css('.tools{display:none!important}')
await trace('no tools')
await css('.outline,.side{visibility:hidden}')
await trace('panes hidden')
await app.stop({ keep: true })
