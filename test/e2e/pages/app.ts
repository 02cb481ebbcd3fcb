// The demo drives the window by the same hand.
export { Counterpart } from '../../../tools/demo/window.ts'
