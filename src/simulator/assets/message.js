/** One message as it looks in a phone. */

const UNDER = {
  waiting: 'Đang gửi… / Sending…',
  delivered: 'Đã nhận / Delivered',
}

/** The words under a citizen's message. */
export function fate({ delivery, failure }) {
  if (delivery !== 'failed') return UNDER[delivery]
  return `Chưa tới nơi (${failure}), nền tảng sẽ gửi lại / Not delivered, will be repeated`
}

/** @param tap called with the label of a pressed button */
export function messageElement(message, channel, tap) {
  const element = make('div', `message ${message.from}`)
  element.dataset.kind = message.kind
  const who = message.from === 'bot' ? 'Lắng Nghe' : 'Công dân'
  element.append(make('span', 'hidden', `${who}: `), ...content(message, channel, tap))
  if (message.from === 'citizen') element.append(make('small', 'fate'))
  element.title = new Date(message.at).toLocaleString('vi-VN')
  return element
}

function content(message, channel, tap) {
  if (message.kind === 'start')
    return [
      make('p', 'event', channel === 'zalo' ? 'Đã quan tâm OA / Followed' : 'Đã bấm Bắt đầu / Got started'),
    ]
  if (message.kind === 'tap' && channel === 'zalo')
    return [make('p', 'event', `Đã bấm “${message.text}” / pressed`)] // Zalo itself shows no trace of it
  const parts = []
  if (message.kind === 'photo')
    parts.push(picture('photo', 480, 360, 'Ảnh mẫu: ổ gà trên đường / sample photo: a pothole'))
  if (message.kind === 'sticker')
    parts.push(picture('sticker', 128, 128, 'Nhãn dán bông sen / lotus sticker'))
  if (message.text || message.buttons.length > 0) parts.push(bubble(message, tap))
  return parts
}

function bubble(message, tap) {
  const element = make('div', 'bubble')
  const text = make('p', 'text')
  text.append(...withLinks(message.text))
  element.append(text)
  for (const button of message.buttons) {
    if (button.url === null) {
      const pressed = make('button', 'choice', button.title)
      pressed.type = 'button'
      pressed.addEventListener('click', () => tap(button.title))
      element.append(pressed)
    } else element.append(link(button.url, button.title, 'choice'))
  }
  return element
}

/** The text with its addresses made to open. */
function withLinks(text) {
  return text
    .split(/(https?:\/\/[^\s)]+[^\s).,;])/)
    .map((piece, i) => (i % 2 === 1 ? link(piece, piece, '') : piece))
}

function link(url, words, name) {
  const element = make('a', name, words)
  element.href = url
  element.target = '_blank'
  element.rel = 'noopener noreferrer'
  return element
}

/** The size is given beforehand, so that nothing moves when the picture comes. */
function picture(name, width, height, words) {
  const element = make('img', name)
  element.src = `/simulator/assets/${name}.png`
  element.alt = words
  element.width = width
  element.height = height
  return element
}

export function make(tag, name, words) {
  const element = document.createElement(tag)
  if (name) element.className = name
  if (words !== undefined) element.textContent = words
  return element
}
