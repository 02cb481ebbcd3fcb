import { StrictEmitter } from '../strict.ts'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { chordOf, shortcuts } from './shortcuts.ts'

type Role = NonNullable<Electron.MenuItemConstructorOptions['role']>
type Edit = 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'pasteAndMatchStyle' | 'delete' | 'selectAll'

export type MenuItemConstructorOptions = Omit<Electron.MenuItemConstructorOptions, 'click' | 'submenu'> & {
  click?: (item: MenuItem, window: BrowserWindow | undefined, event: Electron.KeyboardEvent) => void
  submenu?: MenuItemConstructorOptions[] | Menu
}

interface RoleDefault {
  label: string
  accelerator?: string
  run?: (window: BrowserWindow | null) => void
  submenu?: MenuItemConstructorOptions[]
}

/** The keys of editing commands are the page's own; an accelerator would only repeat them. */
const edit = (label: string, command: Edit): RoleDefault => ({
  label,
  run: (window) => window?.webContents[command](),
})
const zoomBy = (window: BrowserWindow | null, steps: number): void => {
  const contents = window?.webContents
  contents?.setZoomLevel(contents.getZoomLevel() + steps)
}
const separator: MenuItemConstructorOptions = { type: 'separator' }
const roles = (...names: (Role | '-')[]): MenuItemConstructorOptions[] =>
  names.map((role) => (role === '-' ? separator : { role }))

const ROLES: Partial<Record<Role, RoleDefault>> = {
  undo: edit('Undo', 'undo'),
  redo: edit('Redo', 'redo'),
  cut: edit('Cut', 'cut'),
  copy: edit('Copy', 'copy'),
  paste: edit('Paste', 'paste'),
  pasteAndMatchStyle: edit('Paste and Match Style', 'pasteAndMatchStyle'),
  delete: edit('Delete', 'delete'),
  selectAll: edit('Select All', 'selectAll'),
  about: { label: 'About' },
  close: { label: 'Close Window', accelerator: 'CmdOrCtrl+W', run: (window) => window?.close() },
  minimize: { label: 'Minimize', accelerator: 'CmdOrCtrl+M', run: (window) => window?.minimize() },
  zoom: { label: 'Zoom', run: (window) => window?.maximize() },
  front: { label: 'Bring All to Front', run: (window) => window?.focus() },
  quit: { label: 'Quit', accelerator: 'CmdOrCtrl+Q', run: () => app.quit() },
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R', run: (window) => window?.reload() },
  forceReload: { label: 'Force Reload', accelerator: 'CmdOrCtrl+Shift+R', run: (window) => window?.reload() },
  toggleDevTools: { label: 'Toggle Developer Tools', accelerator: 'CmdOrCtrl+Shift+I' },
  resetZoom: {
    label: 'Actual Size',
    accelerator: 'CmdOrCtrl+0',
    run: (window) => window?.webContents.setZoomFactor(1),
  },
  zoomIn: { label: 'Zoom In', accelerator: 'CmdOrCtrl+Plus', run: (window) => zoomBy(window, 0.5) },
  zoomOut: { label: 'Zoom Out', accelerator: 'CmdOrCtrl+-', run: (window) => zoomBy(window, -0.5) },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: 'F11',
    run: (window) => window?.setFullScreen(!window.isFullScreen()),
  },
  fileMenu: { label: 'File', submenu: roles(process.platform === 'darwin' ? 'close' : 'quit') },
  editMenu: {
    label: 'Edit',
    submenu: roles('undo', 'redo', '-', 'cut', 'copy', 'paste', 'delete', '-', 'selectAll'),
  },
  viewMenu: {
    label: 'View',
    submenu: roles('reload', 'forceReload', '-', 'resetZoom', 'zoomIn', 'zoomOut', '-', 'togglefullscreen'),
  },
  windowMenu: { label: 'Window', submenu: roles('minimize', 'zoom', 'close') },
  appMenu: { label: 'App', submenu: roles('about', '-', 'quit') },
  help: { label: 'Help', submenu: [] },
  window: { label: 'Window' },
}

type ImplementedItem =
  | ('accelerator' | 'checked' | 'enabled' | 'id' | 'label' | 'sublabel' | 'toolTip' | 'type' | 'visible')
  | 'registerAccelerator'

/** An item kept as data: nothing draws it, but it can be found, read and clicked. */
export class MenuItem implements Pick<Electron.MenuItem, ImplementedItem> {
  readonly id: string
  readonly role: Electron.MenuItem['role']
  readonly type: Electron.MenuItem['type']
  readonly submenu: Menu | undefined
  readonly accelerator: Electron.MenuItem['accelerator']
  readonly registerAccelerator: boolean
  readonly click: (event?: unknown, window?: unknown, contents?: unknown) => void
  label: string
  sublabel: string
  toolTip: string
  enabled: boolean
  visible: boolean
  checked: boolean

  constructor(options: MenuItemConstructorOptions) {
    const role = options.role ? ROLES[options.role] : undefined
    const submenu = options.submenu ?? role?.submenu
    this.id = options.id ?? ''
    this.role = options.role as Electron.MenuItem['role']
    this.label = options.label ?? role?.label ?? options.role ?? ''
    this.sublabel = options.sublabel ?? ''
    this.toolTip = options.toolTip ?? ''
    this.type = options.type ?? (submenu ? 'submenu' : 'normal')
    this.accelerator = (options.accelerator ?? role?.accelerator) as Electron.MenuItem['accelerator']
    this.registerAccelerator = options.registerAccelerator ?? true
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : submenu
    this.click = () => this.#click(options, role)
  }

  #click(options: MenuItemConstructorOptions, role: RoleDefault | undefined): void {
    if (!this.enabled) return
    if (this.type === 'checkbox') this.checked = !this.checked
    if (this.type === 'radio') this.checked = true
    const window = BrowserWindow.getFocusedWindow()
    // As in Electron, a role that does something is not asked for its click.
    if (role?.run) role.run(window)
    else options.click?.(this, window ?? undefined, {})
  }
}

/** The application menu, without a menu bar: its accelerators work and its items can be clicked by id. */
export class Menu extends StrictEmitter {
  static #application: Menu | null = null
  readonly items: MenuItem[] = []

  static buildFromTemplate(template: (MenuItemConstructorOptions | MenuItem)[]): Menu {
    const menu = new Menu()
    for (const entry of template) menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry))
    return menu
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
    shortcuts.chords = [...(menu?.itemsByChord().keys() ?? [])]
    shortcuts.run = (chord) => menu?.itemsByChord().get(chord)?.click()
    shortcuts.announce()
  }
  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }

  append(item: MenuItem): void {
    this.items.push(item)
  }
  insert(position: number, item: MenuItem): void {
    this.items.splice(position, 0, item)
  }

  getMenuItemById(id: string): MenuItem | null {
    return this.#everyItem().find((item) => item.id === id) ?? null
  }

  /** The stand-in's own: every item that keys can reach, the first of a chord winning. */
  itemsByChord(): Map<string, MenuItem> {
    const found = new Map<string, MenuItem>()
    for (const item of this.#everyItem()) {
      if (!item.accelerator || !item.registerAccelerator) continue
      const chord = chordOf(item.accelerator)
      if (!found.has(chord)) found.set(chord, item)
    }
    return found
  }

  #everyItem(): MenuItem[] {
    return this.items.flatMap((item) => [item, ...(item.submenu ? item.submenu.#everyItem() : [])])
  }
}
