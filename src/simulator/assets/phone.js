/** One phone: a citizen's talk, followed by asking, and what the citizen can do in it. */
import { api } from './api.js'
import { make } from './message.js'
import { createTalkView } from './talk-view.js'

const BUSY_MS = 300
const IDLE_MS = 1500
const HIDDEN_MS = 5000

export function createPhone(channel, look, citizens) {
  const root = phoneElement(channel, look)
  const [select, composer, trouble] = ['citizen', 'composer', 'trouble'].map((name) =>
    root.querySelector(`.${name}`),
  )
  const input = composer.querySelector('textarea')
  const more = composer.querySelector('.more')
  const view = createTalkView(root, channel, act)
  let user = citizens[0].id
  let revision = null
  let timer = 0
  let round = 0

  function offer({ id, name }) {
    if ([...select.options].some((option) => option.value === id)) return
    select.append(new Option(name, id))
  }

  function choose(id) {
    user = id
    select.value = id
    remember(channel, id)
    revision = null
    view.clear()
    refresh()
  }

  /** Asks for the talk and again after a while. Of several that are under way only the newest counts. */
  async function refresh() {
    clearTimeout(timer)
    round += 1
    const mine = round
    const known = revision === null ? '' : `?revision=${revision}`
    const talk = await attempt(() => api(`talks/${channel}/${user}${known}`))
    if (mine !== round) return
    if (talk?.messages) show(talk)
    const waits = view.waits()
    timer = setTimeout(refresh, document.hidden ? HIDDEN_MS : waits ? BUSY_MS : IDLE_MS)
  }

  function show(talk) {
    revision = talk.revision
    const unread = talk.messages.some(({ from, readAt }) => from === 'bot' && readAt === null)
    if (unread && !document.hidden) attempt(() => api(`talks/${channel}/${user}/seen`, {}))
    offer(talk.citizen)
    select.value = talk.citizen.id
    view.show(talk)
  }

  async function act(deed) {
    view.toEnd()
    const answered = attempt(() => api(`talks/${channel}/${user}`, deed))
    setTimeout(refresh, 30) // the citizen's own message stands there at once, the webhook's answer comes later
    if (await answered) refresh()
  }

  /** @returns null, with the reason on the screen, when it went wrong */
  async function attempt(call) {
    try {
      const answer = await call()
      trouble.textContent = ''
      return answer
    } catch (error) {
      trouble.textContent = error.message
      return null
    }
  }

  function fillIn(text) {
    input.value = text
    input.rows = Math.min(4, text.split('\n').length)
  }

  function sendTyped(event) {
    event.preventDefault()
    const text = input.value.trim()
    if (text === '') return
    fillIn('')
    act({ kind: 'text', text })
  }

  async function newCitizen() {
    const citizen = await attempt(() => api('citizens', { channel }))
    if (!citizen) return
    offer(citizen)
    choose(citizen.id)
    input.focus()
  }

  function saveTranscript() {
    const link = make('a')
    link.href = `/simulator/api/transcript/${channel}/${user}`
    link.download = ''
    link.click()
  }

  const onClick = (name, what) => root.querySelector(`.${name}`).addEventListener('click', what)
  onClick('photo', () => act({ kind: 'photo' }))
  onClick('sticker', () => act({ kind: 'sticker' }))
  onClick('start', () => act({ kind: 'start' }))
  for (const button of root.querySelectorAll('[data-deed]'))
    button.addEventListener('click', () => {
      act(JSON.parse(button.dataset.deed))
      more.open = false
      more.querySelector('summary').focus()
    })
  more.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    more.open = false
    more.querySelector('summary').focus()
  })
  root.addEventListener('click', ({ target }) => {
    if (!more.contains(target)) more.open = false
  })
  onClick('new-citizen', newCitizen)
  onClick('save', saveTranscript)
  select.addEventListener('change', () => choose(select.value))
  composer.addEventListener('submit', sendTyped)
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    composer.requestSubmit()
  })
  input.addEventListener('input', () => {
    input.rows = Math.min(4, input.value.split('\n').length)
  })
  document.addEventListener('visibilitychange', () => document.hidden || refresh())

  for (const citizen of citizens) offer(citizen)
  choose(remembered(channel) ?? user)
  return {
    element: root,
    /** Whose phone is shown: channel and citizen, as the panel needs them. */
    shown: () => ({ channel, user }),
    refresh,
    fillIn(text) {
      fillIn(text)
      input.focus()
    },
  }
}

/** An empty phone in the looks of its platform. */
function phoneElement(channel, { title, note, start, placeholder }) {
  const root = document.getElementById('phone-template').content.cloneNode(true).firstElementChild
  root.id = channel
  root.classList.add(channel)
  root.dataset.channel = channel
  root.setAttribute('aria-label', title)
  root.querySelector('.phone-title').textContent = title
  root.querySelector('.bar-note').textContent = note
  root.querySelector('.start').textContent = start
  root.querySelector('.log').setAttribute('aria-label', `Cuộc trò chuyện trên ${title} / Conversation`)
  const input = root.querySelector('textarea')
  input.placeholder = placeholder
  input.setAttribute('aria-label', `Tin nhắn ${title} / Message`)
  for (const element of root.querySelectorAll('[data-only]'))
    if (element.dataset.only !== channel) element.remove()
  return root
}

function remember(channel, id) {
  try {
    localStorage.setItem(`citizen-${channel}`, id)
  } catch {
    // a browser that keeps nothing begins with the first citizen
  }
}

function remembered(channel) {
  try {
    return localStorage.getItem(`citizen-${channel}`)
  } catch {
    return null
  }
}
