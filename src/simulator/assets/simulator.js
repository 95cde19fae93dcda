/** The page with two phones: makes them, and offers the dossier codes to whichever was used last. */
import { api } from './api.js'
import { createPanel } from './panel.js'
import { createPhone } from './phone.js'

const LOOKS = {
  zalo: {
    title: 'Zalo OA',
    note: 'Official Account · mô phỏng',
    start: 'Quan tâm / Follow',
    placeholder: 'Nhập tin nhắn',
  },
  messenger: {
    title: 'Messenger',
    note: 'Trang Facebook · mô phỏng',
    start: 'Bắt đầu / Get started',
    placeholder: 'Nhắn tin',
  },
}

const { tryThese, citizens } = await api('phones')
let lastUsed = null
const phones = Object.entries(LOOKS).map(([channel, look]) => {
  const phone = createPhone(channel, look, citizens[channel])
  phone.element.addEventListener('focusin', () => {
    lastUsed = phone
  })
  return phone
})
document.getElementById('phones').replaceChildren(...phones.map(({ element }) => element))

const items = tryThese.map(({ code, what }) => {
  const button = document.createElement('button')
  button.type = 'button'
  button.append(Object.assign(document.createElement('code'), { textContent: code }), ` ${what}`)
  button.addEventListener('click', () => (lastUsed ?? phones[0]).fillIn(code))
  const item = document.createElement('li')
  item.append(button)
  return item
})
document.getElementById('codes').replaceChildren(...items)
document.getElementById('try').hidden = items.length === 0

createPanel(phones)
