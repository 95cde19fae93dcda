/** The panel that makes the platforms go wrong. The lower parts act on the channel that is chosen at its top. */
import { api } from './api.js'
import { make } from './message.js'

const ASK_MS = 1000
const NAMES = { zalo: 'Zalo', messenger: 'Messenger' }

export async function createPanel(phones) {
  const [panel, form, channel, fault, times, clock, said, met] = [
    'panel',
    'fault-form',
    'fault-channel',
    'fault',
    'times',
    'clock',
    'panel-said',
    'met',
  ].map((id) => document.getElementById(id))
  const { faults } = await api('panel')
  let timer = 0

  function offerFaults() {
    fault.replaceChildren(...faults[channel.value].map(({ id, label }) => new Option(label, id)))
    const isZalo = channel.value === 'zalo'
    for (const id of ['take', 'give']) document.getElementById(id).disabled = isZalo // nobody owns a talk on Zalo
  }

  function show(state) {
    const shift = state.offset === 0 ? 'giờ thật / true time' : `lệch ${words(state.offset)}`
    set(clock, `${new Date(state.now).toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' })} (${shift})`)
    const lines = Object.keys(NAMES).flatMap((name) => linesOf(name, state[name]))
    if (met.dataset.of === lines.join('\n')) return
    met.dataset.of = lines.join('\n')
    met.replaceChildren(...lines.map((line) => make('li', '', line)))
  }

  async function ask() {
    clearTimeout(timer)
    if (panel.open && !document.hidden) await api('panel/state').then(show, tell)
    timer = setTimeout(ask, ASK_MS)
  }

  async function act(path, body, done) {
    try {
      const answer = await api(path, body)
      if (answer.now) show(answer)
      set(said, done(answer))
      for (const phone of phones) phone.refresh()
    } catch (error) {
      tell(error)
    }
  }

  const tell = (error) => set(said, error.message)
  const shown = () => phones.find((phone) => phone.shown().channel === channel.value).shown()
  const onClick = (id, what) => document.getElementById(id).addEventListener('click', what)
  const ofTalk = (what) => `panel/${what}/${shown().channel}/${shown().user}`

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const body = { channel: channel.value, id: fault.value, times: Number(times.value) }
    act('panel/faults', body, () => 'Lần gọi API kế tiếp sẽ lỗi. / The next API call will fail.')
  })
  channel.addEventListener('change', offerFaults)
  onClick('clear-faults', () =>
    act('panel/faults/clear', {}, () => 'Không còn lỗi nào chờ. / No fault waits.'),
  )
  for (const button of panel.querySelectorAll('[data-move]'))
    button.addEventListener('click', () => {
      const ms = button.dataset.move === '' ? null : Number(button.dataset.move)
      act('panel/clock', { ms }, () => 'Đã chỉnh đồng hồ. / The clock was moved.')
    })
  onClick('again', () =>
    act(
      ofTalk('again'),
      {},
      ({ status }) => `Đã gửi lại, webhook trả ${status}. / Delivered again: ${status}.`,
    ),
  )
  onClick('human', () => {
    const text = 'Chào Ông/Bà, tôi là cán bộ trực, tôi trả lời trực tiếp tại đây.'
    act(ofTalk('human'), { text }, () => 'Cán bộ đã nhắn. / An official has written.')
  })
  onClick('take', () =>
    act(ofTalk('human'), { owner: 'human' }, () => 'Cán bộ giữ cuộc trò chuyện. / The inbox has the thread.'),
  )
  onClick('give', () =>
    act(ofTalk('human'), { owner: 'bot' }, () => 'Bot tiếp tục. / The bot has the thread.'),
  )
  const grant = (alive) => () =>
    act('panel/grant', { channel: channel.value, alive }, () =>
      alive ? 'Token dùng được. / The token lives.' : 'Token đã chết. / The token is dead.',
    )
  onClick('kill', grant(false))
  onClick('revive', grant(true))
  onClick('webhook-on', () =>
    act('panel/webhook', { channel: channel.value }, () => 'Webhook đã bật. / The webhook is on.'),
  )
  panel.addEventListener('toggle', ask)
  offerFaults()
  ask()
}

function linesOf(name, { alive, delivers, waiting, met }) {
  return [
    ...(delivers ? [] : [`${NAMES[name]}: webhook đã bị tắt vì lỗi quá lâu / the webhook was switched off`]),
    ...(alive ? [] : [`${NAMES[name]}: token đã chết / token dead`]),
    ...(waiting === 0 ? [] : [`${NAMES[name]}: ${waiting} lỗi đang chờ / waiting`]),
    ...met.map((label) => `${NAMES[name]}: ${label}`).toReversed(),
  ]
}

function words(ms) {
  const hours = Math.round(ms / 3_600_000)
  return `${hours} giờ / ${hours} h`
}

function set(element, text) {
  if (element.textContent !== text) element.textContent = text
}
