import { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { schema } from '../../../src/core/document/schema.ts'

/*
 * The floor: ProseMirror's own view over the same grouped blocks, without our views, plugins, tracking and panes. It takes
 * the place of the app in the same window, so that browser, flags and machine are the same.
 */
const STYLE = `
  .bare { position: fixed; inset: 0; overflow: auto; background: #fff; color: #000 }
  .bare .ProseMirror { width: 640px; margin: 40px auto; font: 15px/1.4 serif; white-space: pre-wrap; outline: none }
  .bare .group { content-visibility: auto; contain-intrinsic-size: auto 2000px }
  .bare p { margin: 0 0 8px }`

Object.assign(window, {
  mountBare: (json: unknown) => {
    document.querySelector('#root')?.setAttribute('hidden', '')
    const style = document.createElement('style')
    const ground = document.createElement('div')
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    ground.className = 'bare doc__scroll'
    document.body.append(style, ground)
    const view = new EditorView(ground, { state: EditorState.create({ doc: Node.fromJSON(schema, json) }) })
    Object.assign(window, { benchSession: () => ({ view }) })
  },
})
