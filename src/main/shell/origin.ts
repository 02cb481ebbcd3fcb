/** The app's own scheme and host: the only origin a window ever shows. */
export const SCHEME = 'app'
export const ORIGIN = 'app://counterpart'
