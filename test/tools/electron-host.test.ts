import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeFramer } from '../../tools/electron-host/cdp-pipe.ts'
import { chromiumSwitches } from '../../tools/electron-host/chromium.ts'
import { codec } from '../../tools/electron-host/codec.ts'
import { locateApp, parseCommandLine } from '../../tools/electron-host/command-line.ts'
import { fromChromium, originOf, policyForChromium, toChromium } from '../../tools/electron-host/main/addresses.ts'
import { pdfParameters } from '../../tools/electron-host/main/print.ts'
import { protocol } from '../../tools/electron-host/main/protocol.ts'
import { chordOf } from '../../tools/electron-host/main/shortcuts.ts'
import { type Greeting, InstanceLock } from '../../tools/electron-host/main/single-instance.ts'
import { urlPattern } from '../../tools/electron-host/main/web-request.ts'
import { preventable, strict, StrictEmitter } from '../../tools/electron-host/strict.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'electron-host-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the codec', () => {
  const roundTrip = (value: unknown): unknown => codec.decode(codec.encode(value))

  it('returns every value that structured clone accepts', () => {
    const value = {
      text: 'a\u0000é漢',
      numbers: [0, -0, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
      nothing: [null, undefined],
      big: 2n ** 70n,
      date: new Date(5),
      expression: /a+/gi,
      map: new Map<unknown, unknown>([[{ k: 1 }, new Set([1, 'b'])]]),
      bytes: new Uint8Array([0, 128, 255]),
      words: new Uint16Array([1, 65_535]),
      floats: new Float64Array([1.25, -2.5]),
      buffer: new Uint8Array([9, 8]).buffer,
      tagged: { $: 'undefined', v: 1 },
    }
    expect(roundTrip(value)).toEqual(value)
    expect(Object.is(roundTrip(-0), -0)).toBe(true)
  })

  it('sends only the bytes that a view shows', () => {
    const whole = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])
    expect(roundTrip(whole.subarray(2, 4))).toEqual(new Uint8Array([3, 4]))
    expect(roundTrip(new DataView(whole.buffer, 1, 2))).toEqual(new DataView(new Uint8Array([2, 3]).buffer))
  })

  it('keeps name and message of an error', () => {
    const error = roundTrip(new RangeError('too far')) as Error
    expect([error instanceof Error, error.name, error.message]).toEqual([true, 'RangeError', 'too far'])
  })

  it('refuses what cannot be cloned', () => {
    const cycle: { self?: unknown } = {}
    cycle.self = cycle
    for (const value of [() => 1, Symbol('s'), cycle, new WeakMap()]) {
      expect(() => codec.encode({ value })).toThrow('An object could not be cloned.')
    }
  })
})

describe('the debugging pipe', () => {
  it('joins chunks into messages, wherever they are cut', () => {
    const bytes = Buffer.from('{"a":"é"}\0{}\0{"part":1')
    for (let cut = 1; cut < bytes.length; cut++) {
      const messages: string[] = []
      const receive = makeFramer((text) => messages.push(text))
      receive(bytes.subarray(0, cut))
      receive(bytes.subarray(cut))
      expect(messages).toEqual(['{"a":"é"}', '{}'])
      receive(Buffer.from('}\0'))
      expect(messages[2]).toBe('{"part":1}')
    }
  })
})

describe('the command line', () => {
  it('reads switches wherever they stand and takes the first other word for the app', () => {
    const line = parseCommandLine([
      '-r',
      '/loader.js',
      '--inspect=0',
      '--flag',
      '.',
      '--user-data-dir=/a=b',
      'file.docx',
    ])
    expect(line.entry).toBe('.')
    expect(line.requires).toEqual(['/loader.js'])
    expect(line.inspectPort).toBe(0)
    expect([...line.switches]).toEqual([
      ['flag', ''],
      ['user-data-dir', '/a=b'],
    ])
  })

  it('takes the port alone from an inspector address', () => {
    expect(parseCommandLine(['--inspect=127.0.0.1:5858']).inspectPort).toBe(5858)
    expect(parseCommandLine(['--inspect']).inspectPort).toBe(9229)
    expect(parseCommandLine(['.']).inspectPort).toBeUndefined()
  })

  it('finds the app by the nearest package.json', () => {
    writeFileSync(join(folder, 'package.json'), '{"name":"n","productName":"N","version":"2.0.0","main":"lib/m.js"}')
    mkdirSync(join(folder, 'lib'))
    writeFileSync(join(folder, 'lib/other.js'), '')
    const named = { appPath: folder, name: 'N', version: '2.0.0' }
    expect(locateApp(folder)).toEqual({ ...named, main: join(folder, 'lib/m.js') })
    expect(locateApp(join(folder, 'lib/other.js'))).toEqual({ ...named, main: join(folder, 'lib/other.js') })
    expect(() => locateApp(join(folder, 'missing'))).toThrow('Unable to find Electron app')
  })
})

describe('Chromium', () => {
  const options = {
    profile: '/p',
    headless: false,
    isRoot: false,
    switches: new Map<string, string>(),
    devUrl: undefined,
  }

  it('can resolve no name, but that of a development server', () => {
    expect(chromiumSwitches(options)).toContain('--host-resolver-rules=MAP * ~NOTFOUND')
    const dev = chromiumSwitches({ ...options, devUrl: 'http://localhost:5173/' })
    expect(dev).toContain('--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost')
  })

  it('gets its own switches from the app, and none of the app’s', () => {
    const switches = new Map([
      ['lang', 'de'],
      ['passphrase', 'secret'],
      ['host-resolver-rules', 'MAP a b'],
    ])
    const given = chromiumSwitches({ ...options, switches })
    expect(given).toContain('--lang=de')
    expect(given.filter((word) => /secret|MAP a/.test(word))).toEqual([])
  })

  it('keeps its sandbox, except as root', () => {
    expect(chromiumSwitches(options)).not.toContain('--no-sandbox')
    expect(chromiumSwitches({ ...options, isRoot: true })).toContain('--no-sandbox')
  })
})

describe('addresses', () => {
  beforeEach(() => protocol.handle('app', () => new Response('')))
  afterEach(() => protocol.unhandle('app'))

  it('go to Chromium and come back', () => {
    for (const url of ['app://bundle/', 'app://bundle/a/b.html?c=d#e', 'app://x.y/%20']) {
      expect(toChromium(url)).toMatch(/^https:\/\/[^/]+\.app\.internal\//)
      expect(fromChromium(toChromium(url))).toBe(url)
    }
  })

  it('of other schemes stay as they are', () => {
    expect(toChromium('https://example.com')).toBe('https://example.com/')
    expect(fromChromium('https://a.other.internal/')).toBe('https://a.other.internal/')
  })

  it('have the origin that Electron gives them', () => {
    expect(originOf('app://bundle/x')).toBe('app://bundle')
    expect(originOf('https://example.com/x')).toBe('https://example.com')
    expect(originOf('file:///x')).toBe('null')
  })

  it('are rewritten in a content security policy', () => {
    const policy = "default-src 'none'; img-src app: data:; connect-src 'self' app://bundle;script-src app://x"
    expect(policyForChromium(policy)).toBe(
      "default-src 'none'; img-src https://*.app.internal data:; connect-src 'self' https://bundle.app.internal;script-src https://x.app.internal",
    )
  })
})

describe('accelerators', () => {
  it('are named as a page names a key press', () => {
    expect(chordOf('CmdOrCtrl+Shift+S', 'linux')).toBe('ctrl+shift+s')
    expect(chordOf('CmdOrCtrl+S', 'darwin')).toBe('meta+s')
    expect(chordOf('Shift+Alt+Up', 'linux')).toBe('alt+shift+arrowup')
    expect(chordOf('F11', 'linux')).toBe('f11')
  })

  it('may name the plus key either way', () => {
    expect(chordOf('CmdOrCtrl+Plus', 'linux')).toBe('ctrl++')
    expect(chordOf('CmdOrCtrl++', 'linux')).toBe('ctrl++')
  })
})

describe('printing', () => {
  it('gives paper and margins in inches', () => {
    expect(pdfParameters({ pageSize: 'A4', landscape: true, margins: { top: 1, left: 0 } })).toEqual({
      landscape: true,
      paperWidth: 8.27,
      paperHeight: 11.69,
      marginTop: 1,
      marginLeft: 0,
    })
    expect(pdfParameters({ pageSize: { width: 3, height: 4 } })).toEqual({ paperWidth: 3, paperHeight: 4 })
    expect(pdfParameters({})).toEqual({ paperWidth: 8.5, paperHeight: 11 })
  })

  it('refuses a paper that does not exist', () => {
    expect(() => pdfParameters({ pageSize: 'B5' as 'A5' })).toThrow('Invalid pageSize')
  })
})

describe('request filters', () => {
  it('match as web extensions’ patterns do', () => {
    expect(urlPattern('<all_urls>').test('app://x/')).toBe(true)
    expect(urlPattern('*://*.example.com/*').test('https://a.example.com/b')).toBe(true)
    expect(urlPattern('https://example.com/*').test('https://exampleXcom/b')).toBe(false)
    expect(urlPattern('https://example.com/a').test('https://example.com/a?b')).toBe(false)
  })
})

describe('what the stand-in lacks', () => {
  it('fails by name on a module', () => {
    const shell: Record<string, unknown> = strict('shell', { beep: () => {} })
    expect(shell['beep']).toBeTypeOf('function')
    expect(() => shell['readShortcutLink']).toThrow('electron stand-in: shell.readShortcutLink is not implemented')
  })

  it('fails by name on a class, and leaves what is defined alone', () => {
    class NativeTheme extends StrictEmitter {
      readonly known = 1
    }
    const theme = new NativeTheme() as NativeTheme & Record<string, unknown>
    theme.on('updated', () => {})
    expect([theme.known, theme.listenerCount('updated')]).toEqual([1, 1])
    expect(() => theme['unknown']).toThrow('electron stand-in: nativeTheme.unknown is not implemented')
  })

  it('leaves the language’s own lookups alone', async () => {
    const module: Record<string, unknown> = strict('module', {})
    expect(await Promise.resolve(module)).toBe(module)
  })
})

describe('events', () => {
  it('remember that they were prevented, and carry their details', () => {
    const event = preventable({ url: 'app://x/' })
    expect([event.url, event.defaultPrevented]).toEqual(['app://x/', false])
    event.preventDefault()
    expect(event.defaultPrevented).toBe(true)
  })
})

describe('the single-instance lock', () => {
  const greeting: Greeting = {
    argv: ['electron', '--open', 'a.docx'],
    workingDirectory: '/w',
    additionalData: { n: 1 },
  }

  it('goes to the first, who hears of the second', async () => {
    const heard = Promise.withResolvers<Greeting>()
    const first = new InstanceLock(folder, heard.resolve)
    const second = new InstanceLock(folder, () => {})
    expect(first.acquire(greeting)).toBe(true)
    expect(second.acquire(greeting)).toBe(false)
    expect(await heard.promise).toEqual(greeting)
    first.release()
    expect(second.acquire(greeting)).toBe(true)
    second.release()
  })

  it('is taken over from a process that died, even when its id is in use again', () => {
    const file = join(folder, 'standin.lock')
    const lock = new InstanceLock(folder, () => {})
    for (const mark of ['999999999 1', `${process.pid} 1`]) {
      writeFileSync(file, mark)
      expect(lock.acquire(greeting)).toBe(true)
      expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`^${process.pid} \\d+$`))
      lock.release()
    }
  })
})
