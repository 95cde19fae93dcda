// Looks for new lines of a live talk, so that an official need not refresh. Without it the page works the same, by its link.
// It touches nothing but the lines and the standing above them: what is being typed stays. Readers of screens hear new
// lines, because the list stands in a log. It rests when nobody has touched the page for a while: a session must be able to run out.
const EVERY_MS = 4_000
const RESTS_AFTER_MS = 10 * 60_000

const said = document.querySelector('#said')
let touchedAt = Date.now()
for (const deed of ['keydown', 'pointerdown'])
  addEventListener(deed, () => {
    touchedAt = Date.now()
  })

async function look() {
  if (document.hidden || Date.now() - touchedAt > RESTS_AFTER_MS) return
  const answer = await fetch(said.dataset.here, { redirect: 'error' })
  if (!answer.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const fresh = [...(page.querySelector('#said')?.children ?? [])]
  fresh.forEach((line, at) => {
    const shown = said.children[at]
    if (!shown) said.append(line)
    else if (shown.outerHTML !== line.outerHTML) shown.replaceWith(line)
  })
  const standing = document.querySelector('#standing')
  const now = page.querySelector('#standing')
  if (now && standing.innerHTML !== now.innerHTML) standing.replaceChildren(...now.childNodes)
}

if (said) setInterval(() => look().catch(() => {}), EVERY_MS)
