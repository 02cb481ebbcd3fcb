// Workers reach the app's scheme too.
const response = await fetch('/stream')
postMessage(`worker read ${await response.text()}`)
export {}
