import { readFileSync, readdirSync } from 'node:fs'
import validate from '@ooxml-tools/validate'
import { openDocument, saveDocument } from '../../../src/main/app/documents.ts'
const root='/work/shared/corpus/'
for (const f of ['contracts','tracked'].flatMap(d=>readdirSync(root+d).filter(n=>/\.doc[xm]$/.test(n)).map(n=>d+'/'+n))) {
  const b=readFileSync(root+f)
  const o=openDocument(b); if(!o.ok) continue
  const t=performance.now()
  const before=await validate(new Uint8Array(b),'docx'); const t1=performance.now()
  const after=await validate(saveDocument(o.value,[],{rewrite:true}),'docx')
  console.log(f,before.length,after.length,Math.round(t1-t),Math.round(performance.now()-t1))
  const key=(x:any)=>x.path?.partUri+' '+x.id+' '+x.description
  const m=new Map<string,number>(); for(const x of before) m.set(key(x),(m.get(key(x))??0)+1)
  for(const x of after){const k=key(x); const n=m.get(k)??0; if(n>0)m.set(k,n-1); else console.log('   NEW',JSON.stringify(x).slice(0,400))}
  if(process.argv[2]) for(const x of before.slice(0,6)) console.log('   was',key(x).slice(0,250))
}
