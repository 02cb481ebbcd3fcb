const api = /** @type {any} */ (window).fixture
/** @param {string} id @param {string} text */
const show = (id, text) => {
  const element = document.getElementById(id)
  if (element) element.textContent = text
}

api.onMenu((/** @type {string} */ name) => show('menu', name))
new Worker('/worker.js').addEventListener('message', ({ data }) => show('worker', data))

const drop = document.getElementById('drop')
drop?.addEventListener('dragover', (event) => event.preventDefault())
drop?.addEventListener('drop', (event) => {
  event.preventDefault()
  const file = event.dataTransfer?.files[0]
  void file?.text().then((text) => show('drop', `${file.name}: ${text}`))
})

const dark = matchMedia('(prefers-color-scheme: dark)')
const showScheme = () => show('scheme', dark.matches ? 'dark' : 'light')
dark.addEventListener('change', showScheme)
showScheme()

console.log('fixture page is up')
