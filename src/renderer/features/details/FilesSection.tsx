import { Copy } from 'lucide-react'
import type { AgreementDetails } from '../../../core/api/agreement-life.ts'
import { copyText } from '../../ui/copy.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { notify } from '../../ui/notices.ts'

/** Every document that was sealed, with what it can be checked against. */
export function FilesSection({ files }: { readonly files: AgreementDetails['files'] }) {
  return (
    <section className="details__card" aria-labelledby="details-files">
      <h2 id="details-files">Documents</h2>
      <ul className="records" aria-label="Documents">
        {files.map((file) => (
          <FileView key={`${file.round} ${String(file.isClean)}`} file={file} />
        ))}
      </ul>
    </section>
  )
}

function FileView({ file }: { readonly file: AgreementDetails['files'][number] }) {
  const { label, fileName, hash, isClean, size } = file
  const what = isClean ? `${label}, clean copy` : label
  const copy = () => {
    notify(
      copyText(hash)
        ? { tone: 'success', title: `SHA-256 of ${what} copied` }
        : { tone: 'error', title: `The clipboard could not be written to. SHA-256 of ${what}: ${hash}` },
    )
  }
  return (
    <li className="record">
      <p className="record__text selectable">{isClean ? 'Its clean copy' : fileName}</p>
      <p className="details__none">
        {what} · {size === null ? 'document purged' : `${Math.max(1, Math.round(size / 1000)).toLocaleString()} kB`}
      </p>
      <p className="details__none file__hash">
        SHA-256 <code title={hash}>{hash.slice(0, 16)}…</code>
        <IconButton icon={Copy} label={`Copy SHA-256 of ${what}`} onPress={copy} />
      </p>
    </li>
  )
}
