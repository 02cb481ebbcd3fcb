import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { Counterpart } from '../demo/window.ts'
import { largeContract } from './large-contract.ts'
import { archiveWith } from './window/archive.ts'
import { caretAt, installProbe } from './window/probe.ts'
const copies = Number(process.argv[2] ?? 19), what = process.argv[3] ?? 'type'
const folder = '/tmp/bench-prof'
rmSync(folder,{recursive:true,force:true}); mkdirSync(folder)
const archive = await archiveWith(folder, new Map([['300 pages', largeContract(readFileSync('../shared/corpus/contracts/derived-cp-csa-xref-toc.docx'), {copies, trackEvery:4})]]))
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
const p = await page.context().newCDPSession(page)
await p.send('Profiler.enable'); await p.send('Profiler.setSamplingInterval',{interval:100}); await p.send('Profiler.start')
const N = what === 'type' ? 40 : 1
if (what === 'type') { for (let i = 0; i < N; i++) { await page.keyboard.press('e'); await page.waitForTimeout(50) } }
else await page.evaluate(async () => { const s = benchSession(); await s.changes.decide(s.freshModel().cards, 'accept'); s.view.dom.getBoundingClientRect(); await new Promise(d => requestAnimationFrame(() => setTimeout(d))) })
const { profile } = await p.send('Profiler.stop')
const self = new Map<string, number>(), total = new Map<string, number>()
const byId = new Map(profile.nodes.map(n => [n.id, n]))
const parent = new Map<number, number>(); for (const n of profile.nodes) for (const c of n.children ?? []) parent.set(c, n.id)
profile.samples!.forEach((id, i) => { const dt = profile.timeDeltas![i]!/1000; const seen = new Set<string>(); const nm=(x:number)=>{const f=byId.get(x)!.callFrame; return f.functionName+':'+f.lineNumber}; self.set(nm(id),(self.get(nm(id))??0)+dt); for (let x: number|undefined = id; x!==undefined; x=parent.get(x)) { const k=nm(x); if(!seen.has(k)){seen.add(k); total.set(k,(total.get(k)??0)+dt)} } })
const top = (m: Map<string,number>, n: number) => [...m].sort((a,b)=>b[1]-a[1]).slice(0,n).map(([k,v])=>`${k} ${(v/N).toFixed(2)}`).join('\n')
console.log('SELF\n'+top(self,25)); console.log('TOTAL\n'+top(total,75))
await app.stop({keep:true})
