import { useCallback, useEffect, useRef, useState } from 'react'
import type { Output } from '../../../core/api/index.ts'
import type { SearchFilters, SearchHit } from '../../../core/api/search.ts'
import { call } from '../../api.ts'

type Answer = Output<'search.find'>

export interface Results {
  /** What it answers; what is typed may be ahead of it. */
  readonly key: string
  readonly hits: readonly SearchHit[]
  /** How many hits can be shown of what was ranked so far. */
  readonly listed: number
  readonly ranked: number
  readonly older: number | null
  readonly about: number | null
  readonly pending: number
  readonly error: { readonly kind: string; readonly message: string } | null
}

const PAGE = 50
/** As long as one key follows another. */
const REST_MS = 80
/** How often it is asked again while rounds are still being read. */
const PENDING_MS = 1500

/** The results of what is typed, a page at a time. What comes too late is dropped. */
export function useResults(query: string, filters: SearchFilters) {
  const [results, setResults] = useState<Results | null>(null)
  const key = JSON.stringify([query, filters])
  const latest = useRef(key)
  const isAsking = useRef(false)
  const isEmpty = query.trim() === '' && Object.keys(filters).length === 0

  const ask = useCallback(async (wanted: string, page: { from: number; before: number | null } | null) => {
    const [text, narrowed] = JSON.parse(wanted) as [string, SearchFilters]
    const answer = await call('search.find', { query: text, filters: narrowed, isTyping: true, ...page })
    if (latest.current !== wanted) return
    setResults((before) => {
      if (answer.ok) return joined(wanted, page === null ? null : before, answer.value)
      return { ...NONE, key: wanted, error: answer.error }
    })
  }, [])

  useEffect(() => {
    latest.current = key
    if (isEmpty) return
    const timer = setTimeout(() => void ask(key, null), REST_MS)
    return () => clearTimeout(timer)
  }, [key, isEmpty, ask])

  // Asked again, a list that one is reading would jump: only what is at its beginning is brought up to date.
  const isPending = results !== null && results.pending > 0 && results.hits.length <= PAGE
  useEffect(() => {
    if (!isPending) return
    const timer = setInterval(() => void ask(key, null), PENDING_MS)
    return () => clearInterval(timer)
  }, [isPending, key, ask])

  const more = (page: { from: number; before: number | null }) => {
    if (isAsking.current) return
    isAsking.current = true
    void ask(key, page).finally(() => {
      isAsking.current = false
    })
  }
  const shown = useRef<Shown>({ key, from: 0, before: null })
  const shownPage = (): Shown => (shown.current.key === key ? shown.current : { key, from: 0, before: null })
  return {
    results: isEmpty ? null : results,
    /** The next page of what was ranked. */
    nextPage: () => {
      const { from, before } = shownPage()
      if (results === null || results.key !== key || from + PAGE >= results.listed) return
      shown.current = { key, from: from + PAGE, before }
      more({ from: from + PAGE, before })
    },
    /** The hits before the ones that were ranked. */
    showOlder: () => {
      if (results?.older == null) return
      shown.current = { key, from: 0, before: results.older }
      more({ from: 0, before: results.older })
    },
  }
}

/** The page that was asked for last. */
interface Shown {
  readonly key: string
  readonly from: number
  readonly before: number | null
}

const NONE = { hits: [], listed: 0, ranked: 0, older: null, about: null, pending: 0 } as const

function joined(key: string, before: Results | null, answer: Answer): Results {
  const { hits, ...rest } = answer
  if (before === null || before.key !== key) return { ...rest, key, hits, error: null }
  const known = new Set(before.hits.map(hitKey))
  const fresh = hits.filter((hit) => !known.has(hitKey(hit)))
  return { ...rest, key, about: before.about, hits: [...before.hits, ...fresh], error: null }
}

export function hitKey(hit: SearchHit): string {
  return `${hit.kind} ${hit.id}`
}
