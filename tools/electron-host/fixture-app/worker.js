// Workers reach the app's scheme too.
void fetch('/stream')
  .then((response) => response.text())
  .then((text) => postMessage(`worker read ${text}`))
