import { Clock, FileSearch, Search, SearchX } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { Input, Label, SearchField } from 'react-aria-components'
import type { ArchiveInfo } from '../../../core/api/archive.ts'
import type { SearchHit } from '../../../core/api/search.ts'
import { useCommand } from '../../commands/commands.ts'
import { findLike } from '../../finding.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterPanel } from './FilterPanel.tsx'
import { HitRow } from './HitRow.tsx'
import { rememberSearch, searchIn, setSearch, useSearch } from './search-state.ts'
import { hitKey, useResults, type Results } from './useResults.ts'
import './search.css'

interface SearchScreenProps {
  readonly archive: ArchiveInfo
  readonly onOpen: (hit: SearchHit) => void
}

/** Looks through all that was ever agreed, refused and noted. */
export function SearchScreen({ archive, onOpen }: SearchScreenProps) {
  searchIn(archive.path)
  const { query, filters, opened } = useSearch()
  const { results, nextPage, showOlder } = useResults(query, filters)
  const screen = useRef<HTMLDivElement>(null)
  const hits = results?.hits ?? []
  const open = (hit: SearchHit) => {
    rememberSearch(hitKey(hit))
    onOpen(hit)
  }
  useLikeCommand(screen, hits)
  useEffect(() => {
    screen.current?.querySelector<HTMLInputElement>('input[type="search"]')?.focus()
  }, [])
  useReturn(screen, opened, hits.length > 0)

  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    const isField = event.target instanceof HTMLInputElement && event.target.type === 'search'
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-hit]')]
    const at = rows.indexOf(event.target as HTMLElement)
    if (!isField && at < 0) return
    if (isField && event.key === 'Enter' && hits[0] !== undefined) open(hits[0])
    else if (isField && event.key === 'ArrowDown') rows[0]?.focus()
    else if (at >= 0 && event.key === 'Escape') fieldIn(event.currentTarget)?.focus()
    else if (at === 0 && event.key === 'ArrowUp') fieldIn(event.currentTarget)?.focus()
    else if (at >= 0 && NEXT[event.key] !== undefined) rows.at(NEXT[event.key]!(at, rows.length))?.focus()
    else return
    event.preventDefault()
  }

  return (
    <div className="search" ref={screen} onKeyDownCapture={press}>
      <header className="search__header">
        <h1 className="search__title">Search</h1>
        <SearchField className="field search__field" value={query} onChange={(text) => setSearch({ query: text })}>
          <Label className="visually-hidden">Search the archive</Label>
          <Search size={16} aria-hidden />
          <Input className="field__input" placeholder="Words of clauses, decisions, notes, names …" />
        </SearchField>
        <FilterPanel filters={filters} onChange={(next) => setSearch({ filters: next })} />
      </header>
      <p className="search__count" role="status">
        {results === null ? '' : countOf(results)}
      </p>
      {results !== null && results.error !== null && results.error.kind !== 'bad-query' ? (
        <div className="search__messages">
          <Banner tone="error">{results.error.message}</Banner>
        </div>
      ) : null}
      {results !== null && results.pending > 0 ? (
        <div className="search__messages">
          <Banner>
            {results.pending === 1 ? '1 round is' : `${results.pending.toLocaleString()} rounds are`} still being read
            and not searched yet. Results follow on their own.
          </Banner>
        </div>
      ) : null}
      <div className="search__body">
        {results === null ? <Beginning /> : null}
        {results !== null && hits.length === 0 && results.error?.kind !== 'unexpected' ? (
          <Nothing results={results} />
        ) : null}
        {hits.length === 0 ? null : (
          <ol className="search__hits" aria-label="Results">
            {hits.map((hit) => (
              <HitRow key={hitKey(hit)} hit={hit} onOpen={open} />
            ))}
          </ol>
        )}
        {results !== null && hits.length > 0 ? (
          <End key={hits.length} results={results} onPage={nextPage} onOlder={showOlder} />
        ) : null}
      </div>
    </div>
  )
}

function fieldIn(element: HTMLElement): HTMLInputElement | null {
  return element.querySelector<HTMLInputElement>('input[type="search"]')
}

const NEXT: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => at - 1,
  PageDown: (at, count) => Math.min(at + 8, count - 1),
  PageUp: (at) => Math.max(at - 8, 0),
  Home: () => 0,
  End: () => -1,
}

/** Coming back from a hit, the keyboard goes on from it. */
function useReturn(screen: React.RefObject<HTMLDivElement | null>, opened: string | null, hasHits: boolean): void {
  const isBack = useRef(opened !== null)
  useEffect(() => {
    if (!isBack.current || !hasHits) return
    isBack.current = false
    const row = [...(screen.current?.querySelectorAll<HTMLElement>('[data-hit]') ?? [])].find(
      (r) => r.dataset['hit'] === opened,
    )
    row?.focus()
    row?.scrollIntoView({ block: 'center' })
  }, [screen, opened, hasHits])
}

function useLikeCommand(screen: React.RefObject<HTMLDivElement | null>, hits: readonly SearchHit[]): void {
  useCommand({
    id: 'search.like',
    label: 'Find clauses like this',
    shortcut: 'Mod+Shift+H',
    run: () => {
      const key = screen.current?.querySelector<HTMLElement>('[data-hit]:focus')?.dataset['hit']
      const hit = hits.find((each) => hitKey(each) === key) ?? hits.find(({ kind }) => kind === 'clause')
      if (hit !== undefined) findLike(hit.kind === 'clause' ? hit.words : hit.snippet.text)
    },
  })
}

function countOf({ hits, listed, ranked, older, about, error }: Results): string {
  if (error !== null) return error.kind === 'bad-query' ? error.message : ''
  if (older === null) return ranked === 1 ? '1 hit' : `${ranked.toLocaleString()} hits`
  if (hits.length > listed) return `${hits.length.toLocaleString()} hits so far, the newest first`
  const of = about === null ? '' : ` of ${about.toLocaleString()}`
  return `The newest ${ranked.toLocaleString()} hits${of}, the best of them first`
}

function Beginning() {
  const { recent } = useSearch()
  return (
    <EmptyState icon={FileSearch} title="Search everything that was ever agreed">
      Every clause of every sealed round, what was decided, your notes and internal comments, and the names of
      agreements and files. All words have to be there; “in quotes” in that order; <kbd>indem*</kbd> for what begins so;{' '}
      <kbd>OR</kbd>, <kbd>NOT</kbd> and <kbd>NEAR(cap liability, 5)</kbd> as they say.
      {recent.length === 0 ? null : (
        <div className="search__recent" role="group" aria-label="Recent searches">
          {recent.map((query) => (
            <Button key={query} onPress={() => setSearch({ query })}>
              <Clock size={14} aria-hidden />
              {query}
            </Button>
          ))}
        </div>
      )}
    </EmptyState>
  )
}

function Nothing({ results }: { readonly results: Results }) {
  const { filters } = useSearch()
  if (results.error !== null) return null
  const isFiltered = Object.keys(filters).length > 0
  return (
    <EmptyState
      icon={SearchX}
      title={results.older === null ? 'Nothing was found' : 'Nothing among the newest'}
      actions={isFiltered ? <Button onPress={() => setSearch({ filters: {} })}>Clear filters</Button> : undefined}
    >
      {isFiltered
        ? 'No hit fits the filters. Widen them, or look for fewer words.'
        : 'Look for fewer words, for the beginning of one (indem*), or for one or another (cap OR limit).'}
    </EmptyState>
  )
}

interface EndProps {
  readonly results: Results
  readonly onPage: () => void
  readonly onOlder: () => void
}

/** Brings the next page when it comes into sight; behind what was ranked, older hits are asked for. */
function End({ results, onPage, onOlder }: EndProps) {
  const end = useRef<HTMLDivElement>(null)
  const latest = useRef(onPage)
  useEffect(() => {
    latest.current = onPage
  })
  const count = results.hits.length
  useEffect(() => {
    if (end.current === null) return
    const seen = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) latest.current()
    })
    seen.observe(end.current)
    return () => seen.disconnect()
  }, [])
  return (
    <div className="search__end" ref={end}>
      {results.older !== null && count >= Math.min(results.listed, 50) ? (
        <Button onPress={onOlder}>Look at older hits</Button>
      ) : null}
    </div>
  )
}
