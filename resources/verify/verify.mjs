#!/usr/bin/env node
/*
 * Checks the exported history of a negotiation, without the program that wrote it.
 *
 *   node verify.mjs <file.counterpart-history> [--json]
 *
 * It needs Node 18 or newer and nothing else: no network, no installation, no other file. It only reads.
 * Exit code: 0 everything fits, 3 something does not, 4 the file cannot be read as a history, 2 wrong usage.
 *
 * WHAT THE FILE IS. A zip (any unzip program opens it) with
 *   manifest.json        who wrote the file and when, and what has to be in it, with a signature
 *   records.jsonl        the history: one record a line
 *   documents/<SHA-256>  the Word files that the records name, each under the hash of its bytes
 *
 * A record is a JSON object in the one form that RFC 8785 gives it (keys sorted, no blanks):
 *   type       what happened, such as "round.sealed"
 *   agreement  which agreement's chain of records it belongs to; null for the archive's own
 *   parents    the hashes of the records that were the last of its chain when it was written
 *   device     the public key (Ed25519, 32 bytes in hex) of the computer that wrote it
 *   time       "2026-11-21T09:30:00.000Z-0002-1f0c9a3e": the clock, a counter, the beginning of the key; later than every parent's
 *   payload    what the type needs to say; its "document", "clean" and "base" are hashes of Word files
 *   hash       the SHA-256 of the RFC 8785 text of the six fields above, in hex
 *   signature  the Ed25519 signature of the 32 bytes of the hash by the device's key, in hex
 *
 * WHAT IS CHECKED. Each record is in its one form, hashes to its hash, is signed by its device, and follows records that
 * are there, belong to the same chain and are older. Each document hashes to its name; each that a record names is there,
 * unless a record "document.purged" says that it was removed; nothing is there that does not belong. The manifest is
 * signed, and what it lists is there. What the zip says of its entries besides their names and places (dates, rights) means
 * nothing here and is not looked at.
 *
 * WHAT THAT MEANS. Since each record names its parents by hash, nothing in a chain can be altered, taken out or put in
 * between without a later record ceasing to fit. Who re-signs everything needs keys of their own: compare the keys that
 * are printed with those you know. What no file can show is that nothing happened after it was written; that its newest
 * records were not cut off is what its writer signed for in the manifest.
 *
 * Forks are reported and are no fault: two devices went on at once, and both records stand.
 */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'

/** Something the file is not, which makes all further reading pointless. */
class Unreadable extends Error {}

// ---- The zip (PKWARE APPNOTE 4.3): its table of contents stands at its end and says where each entry lies.

function openZip(path) {
  // Opening a pipe would wait for whoever writes to it.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  const stats = fstatSync(file)
  if (!stats.isFile()) throw new Unreadable('it is a folder, a pipe or a device')
  const length = stats.size
  const bytes = (start, count) => {
    if (!(start >= 0 && start + count <= length)) throw new Unreadable('its table of contents points outside of it')
    const buffer = Buffer.alloc(count)
    for (let done = 0; done < count; ) {
      const read = readSync(file, buffer, done, count - done, start + done)
      if (read === 0) throw new Unreadable('it became shorter while it was read')
      done += read
    }
    return buffer
  }
  const { count, start, size } = endOfZip(bytes, length)
  const directory = bytes(start, size)
  const entries = new Map()
  for (let i = 0, at = 0; i < count; i += 1) {
    if (at + 46 > size || directory.readUInt32LE(at) !== 0x02014b50) throw new Unreadable('its table of contents is damaged')
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28)
    const name = directory.toString('utf8', at + 46, nameEnd)
    const place = directory.readUInt32LE(at + 42)
    // Past 4 GiB the place stands in an extra field (4.5.3).
    const offset = place === 0xffffffff ? Number(directory.readBigUInt64LE(nameEnd + 4)) : place
    if (entries.has(name)) throw new Unreadable(`it holds ${name} twice`)
    entries.set(name, {
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset,
    })
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  const read = (name) => {
    const entry = entries.get(name)
    if (entry === undefined) return undefined
    const header = bytes(entry.offset, 30)
    const data = bytes(entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), entry.packed)
    if (entry.method === 0) return data
    try {
      return inflateRawSync(data, { maxOutputLength: Math.max(1, entry.size) })
    } catch {
      throw new Unreadable(`${name} cannot be unpacked`)
    }
  }
  return { names: [...entries.keys()], read, close: () => closeSync(file) }
}

function endOfZip(bytes, length) {
  if (length < 22) throw new Unreadable('it is no zip')
  const end = bytes(length - 22, 22)
  if (end.readUInt32LE(0) !== 0x06054b50) throw new Unreadable('it is no zip, or its end was cut off')
  const [count, size, start] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)]
  if (count !== 0xffff && start !== 0xffffffff) return { count, size, start }
  // A large zip has a second, longer end, and a pointer to it just before the short one (4.3.14).
  const long = bytes(Number(bytes(length - 42, 20).readBigUInt64LE(8)), 56)
  if (long.readUInt32LE(0) !== 0x06064b50) throw new Unreadable('its table of contents is damaged')
  const [many, bytesOfIt, from] = [32, 40, 48].map((at) => Number(long.readBigUInt64LE(at)))
  return { count: many, size: bytesOfIt, start: from }
}

// ---- The one text of a JSON value (RFC 8785), hashes, signatures.

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
  return `{${members.join(',')}}`
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

function isSigned(device, hash, signature) {
  try {
    // RFC 8037: the raw public key, as JSON Web Keys carry it.
    const x = Buffer.from(device, 'hex').toString('base64url')
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    return verify(null, Buffer.from(hash, 'hex'), key, Buffer.from(signature, 'hex'))
  } catch {
    return false
  }
}

// ---- The checks. Each answers with what is wrong: { where, fault, says }.

function checkManifest(zip) {
  const bytes = zip.read('manifest.json')
  const manifest = jsonIn(bytes === undefined ? '' : bytes.toString('utf8'))
  if (manifest?.format !== 'counterpart-history') throw new Unreadable('it holds no history')
  if (manifest.version !== 1) throw new Unreadable(`it is of version ${manifest.version}, which this script does not know`)
  const { signature, ...content } = manifest
  const isGood = isSigned(String(manifest.device), sha256(canonical(content)), String(signature))
  const faults = isGood ? [] : [problem('manifest.json', 'signature', 'its writer did not sign what it says')]
  return { manifest, faults }
}

function readRecords(zip, manifest, faults) {
  const log = zip.read('records.jsonl')
  if (log === undefined) throw new Unreadable('it has no records')
  if (sha256(log) !== manifest.log) faults.push(problem('records.jsonl', 'altered', 'it is not what the manifest was signed for'))
  const lines = log.toString('utf8').split('\n')
  if (lines.pop() !== '') faults.push(problem('records.jsonl', 'cut', 'its last line was cut off'))
  return lines.map((text, at) => ({ line: at + 1, text, record: jsonIn(text) }))
}

function recordFault({ text, record }, byHash) {
  if (typeof record !== 'object' || record === null || canonical(record) !== text) return ['form', 'it is not in the form that is signed']
  const { hash, signature, ...content } = record
  if (sha256(canonical(content)) !== hash) return ['hash', 'it says something else than was hashed']
  if (!isSigned(record.device, hash, signature)) return ['signature', 'its device did not sign that']
  const parents = [record.parents].flat().map((parent) => byHash.get(parent))
  if (parents.some((parent) => parent?.agreement !== record.agreement)) return ['parent', 'a record that it follows is not there']
  if (parents.some((parent) => parent.time >= record.time)) return ['time', 'it claims to be older than one it follows']
  return undefined
}

/** The first bad record of each chain: what comes after one cannot be relied on anyway. */
function checkRecords(read, faults) {
  const byHash = new Map()
  for (const { line, record } of read) {
    if (byHash.has(record?.hash)) faults.push(problem(`line ${line}`, 'twice', 'the same record stood there before'))
    else if (typeof record?.hash === 'string') byHash.set(record.hash, record)
  }
  const broken = new Set()
  for (const kept of read) {
    const chain = kept.record?.agreement ?? 'the archive itself'
    const fault = broken.has(chain) ? undefined : recordFault(kept, byHash)
    if (fault === undefined) continue
    broken.add(chain)
    faults.push(problem(`line ${kept.line}, ${String(kept.record?.type)} of ${chain}`, ...fault))
  }
}

/** The documents that the records name, with where, by agreement; and those that a record says were removed. */
function namedDocuments(records) {
  const named = new Map()
  const purged = new Set()
  for (const { type, agreement, payload } of records) {
    for (const role of ['document', 'clean', 'base']) {
      const hash = payload?.[role]
      if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) continue
      const places = named.get(hash) ?? new Map()
      if (!places.has(agreement)) places.set(agreement, `${type} ${payload.number ?? ''} “${payload.fileName ?? ''}” of ${agreement}`.replace('  ', ' '))
      named.set(hash, places)
    }
    // What one agreement purged another may still have.
    if (type === 'document.purged') for (const hash of payload?.documents ?? []) purged.add(`${agreement} ${hash}`)
  }
  return { named, purged }
}

function checkDocuments(zip, manifest, { named, purged }, faults) {
  const there = new Set(zip.names.filter((name) => name.startsWith('documents/')).map((name) => name.slice('documents/'.length)))
  for (const hash of there) {
    const [where] = named.get(hash)?.values() ?? []
    if (sha256(zip.read(`documents/${hash}`)) !== hash) faults.push(problem(where ?? hash, 'altered', `the document ${hash} is not the one that was sealed`))
    if (where === undefined) faults.push(problem(`documents/${hash}`, 'stray', 'no record names it'))
  }
  for (const [hash, places] of named) {
    if (there.has(hash)) continue
    for (const [agreement, where] of places) {
      if (!purged.has(`${agreement} ${hash}`)) faults.push(problem(where, 'missing', `the document ${hash} is not there`))
    }
  }
  const listed = new Set(['manifest.json', 'records.jsonl', ...(manifest.documents ?? []).map((hash) => `documents/${hash}`)])
  for (const name of zip.names) if (!listed.has(name)) faults.push(problem(name, 'stray', 'the manifest does not list it'))
  return there.size
}

/** Rounds that two devices sealed with the same number: `agreement: rounds`. */
function findForks(records) {
  const places = new Map()
  for (const { type, agreement, payload } of records) {
    if (!['round.sealed', 'return.received', 'document.imported'].includes(type)) continue
    const key = `round ${payload?.seq ?? 0} of ${agreement}`
    places.set(key, (places.get(key) ?? new Set()).add(payload?.round))
  }
  return [...places].filter(([, rounds]) => rounds.size > 1).map(([place, rounds]) => `${place}: ${rounds.size} at once`)
}

/** Who wrote: the keys, with the last name each was given and how much it signed. */
function devicesOf(records, writer) {
  const devices = new Map([[writer, { name: '', records: 0 }]])
  for (const { type, device, payload } of records) {
    const known = devices.get(device) ?? { name: '', records: 0 }
    const name = type === 'profile.declared' ? String(payload?.name) : known.name
    devices.set(device, { name, records: known.records + 1 })
  }
  return [...devices].map(([key, said]) => ({ key, ...said, wroteThisFile: key === writer }))
}

function jsonIn(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const problem = (where, fault, says) => ({ where, fault, says })

// ---- The answer.

const say = (text) => process.stdout.write(`${text}\n`)
const complain = (text) => process.stderr.write(`${text}\n`)

function check(path) {
  const zip = openZip(path)
  try {
    const { manifest, faults } = checkManifest(zip)
    const read = readRecords(zip, manifest, faults)
    checkRecords(read, faults)
    const records = read.map(({ record }) => record).filter((record) => typeof record === 'object' && record !== null)
    const documents = checkDocuments(zip, manifest, namedDocuments(records), faults)
    const { exportedAt, agreements = [] } = manifest
    return { exportedAt, agreements, records: read.length, documents, devices: devicesOf(records, manifest.device), forks: findForks(records), faults }
  } finally {
    zip.close()
  }
}

function print({ exportedAt, agreements, records, documents, devices, forks, faults }) {
  say(`History written ${exportedAt}: ${records} records, ${documents} documents`)
  for (const { id, title } of agreements) say(`  agreement ${id}: ${title}`)
  for (const { key, name, records: count, wroteThisFile } of devices) {
    say(`  key ${key}: ${name || 'no name given'}, signed ${count} records${wroteThisFile ? ', wrote this file' : ''}`)
  }
  for (const fork of forks) say(`  fork, ${fork}`)
  for (const { where, fault, says } of faults) say(`BAD ${fault}: ${where}: ${says}`)
  say(faults.length === 0 ? 'Everything fits: nothing was altered, taken out or put in.' : `${faults.length} faults.`)
}

const [path, ...options] = process.argv.slice(2).sort((a, b) => Number(a.startsWith('--')) - Number(b.startsWith('--')))
if (path === undefined || path.startsWith('--') || options.some((option) => option !== '--json')) {
  complain('usage: node verify.mjs <file.counterpart-history> [--json]')
  process.exit(2)
}
try {
  const found = check(path)
  if (options.includes('--json')) say(JSON.stringify(found, null, 2))
  else print(found)
  process.exitCode = found.faults.length === 0 ? 0 : 3
} catch (error) {
  complain(`This file cannot be read as a history: ${error.message}`)
  process.exitCode = 4
}
