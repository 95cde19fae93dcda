/** One message as it looks in a phone. */

const UNDER = {
  waiting: 'Đang gửi… / Sending…',
  delivered: 'Đã nhận / Delivered',
}

/** The words under a citizen's message. */
export function fate({ delivery, failure, at }, seenByBotAt) {
  if (delivery === 'delivered' && seenByBotAt >= at) return 'Đã xem / Seen'
  if (delivery !== 'failed') return UNDER[delivery]
  return `Chưa tới nơi (${failure}), nền tảng sẽ gửi lại / Not delivered, will be repeated`
}

/** @param acts `tap` with the label of a pressed button, `rate` with stars for a card, `fillForm` to give contact data */
export function messageElement(message, channel, acts) {
  const element = make('div', `message ${message.from}`)
  element.dataset.kind = message.kind
  const who = message.from === 'bot' ? (message.byHuman ? 'Cán bộ' : 'Lắng Nghe') : 'Công dân'
  element.append(make('span', 'hidden', `${who}: `), ...content(message, channel, acts))
  if (message.byHuman)
    element.append(make('small', 'by', 'Cán bộ gõ trong công cụ của nền tảng / typed by an official'))
  element.append(make('small', 'reaction'))
  if (message.from === 'citizen') element.append(make('small', 'fate'))
  element.title = new Date(message.at).toLocaleString('vi-VN')
  return element
}

/** What happened without words, as a line in the middle. */
const EVENTS = {
  unfollow: { zalo: 'Đã bỏ quan tâm / unfollowed', messenger: 'Đã chặn Trang / blocked the Page' },
  withdraw: {
    zalo: 'Đã yêu cầu xoá dữ liệu / asked for erasure',
    messenger: 'Đã yêu cầu xoá dữ liệu / asked for erasure',
  },
  start: { zalo: 'Đã quan tâm OA / Followed', messenger: 'Đã bấm Bắt đầu / Got started' },
}

function content(message, channel, acts) {
  const { kind, from } = message
  const event = EVENTS[kind]?.[channel]
  if (event) return [make('p', 'event', event)]
  if (kind === 'tap' && channel === 'zalo') return [make('p', 'event', `Đã bấm “${message.text}” / pressed`)] // Zalo itself shows no trace of it
  if (kind === 'feedback') return [make('p', 'event', `Đã chấm ${message.text} / rated`)]
  if (kind === 'contact')
    return [make('p', 'event', `Đã gửi thông tin liên hệ: ${message.text} / contact data sent`)]
  if (kind === 'referral') return [make('p', 'event', `Đã mở liên kết ${message.text} / opened a link`)]
  if (kind === 'location') return [make('p', 'event', `Vị trí ${message.text} / location`)]
  const parts = []
  if (kind === 'photo' || kind === 'gif') parts.push(picture(message, 'photo', 480, 360, 'Ảnh / photo'))
  if (kind === 'sticker')
    parts.push(picture(message, 'sticker', 128, 128, 'Nhãn dán bông sen / lotus sticker'))
  if (kind === 'voice') parts.push(player('audio', message.media, 'Tin thoại / voice message'))
  if (kind === 'video') parts.push(player('video', message.media, 'Đoạn phim / video'))
  if (kind === 'file') parts.push(file(message.media))
  if (message.text || message.buttons.length > 0) parts.push(bubble(message, acts))
  if (kind === 'form' && from === 'bot') parts.push(pressable('Chia sẻ thông tin / Share', acts.fillForm))
  return parts
}

function bubble(message, acts) {
  const element = make('div', message.kind === 'card' ? 'bubble card-message' : 'bubble')
  if (message.kind === 'card') element.append(make('small', 'card-head', 'Tin mẫu / template message'))
  const text = make('p', 'text')
  element.append(text)
  for (const button of message.buttons) {
    if (button.url === null) element.append(pressable(button.title, () => acts.tap(button.title)))
    else element.append(link(button.url, button.title, 'choice'))
  }
  if (message.card?.rates) element.append(stars(acts.rate))
  return element
}

function pressable(label, pressed) {
  const button = make('button', 'choice', label)
  button.type = 'button'
  button.addEventListener('click', pressed)
  return button
}

function stars(rate) {
  const row = make('div', 'stars')
  for (let n = 1; n <= 5; n++) {
    const star = pressable('★'.repeat(n), () => rate(n))
    star.setAttribute('aria-label', `${n} sao / ${n} of 5 stars`)
    row.append(star)
  }
  return row
}

/** Brings up to date what changes after a message was shown: its words, a reaction, its fate. */
export function refreshMessage(element, message, seenByBotAt) {
  const text = element.querySelector('.text')
  if (text && text.dataset.of !== message.text) {
    text.dataset.of = message.text
    text.replaceChildren(...withLinks(message.text))
    if (message.edits > 0) text.append(make('small', 'edited', ' (đã sửa / edited)'))
  }
  set(element.querySelector('.reaction'), message.reaction ?? '')
  element.classList.toggle('failed', message.delivery === 'failed')
  set(element.querySelector('.fate'), fate(message, seenByBotAt))
}

function set(element, words) {
  if (element && element.textContent !== words) element.textContent = words
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

/** Only what this server has is loaded; of a picture elsewhere the address is shown. */
function isHere(url) {
  return url !== null && new URL(url, location.href).pathname.startsWith('/simulator/') && onThisMachine(url)
}

function onThisMachine(url) {
  const { hostname, port } = new URL(url, location.href)
  return (
    hostname === location.hostname ||
    (port === location.port && ['127.0.0.1', 'localhost'].includes(hostname))
  )
}

/** The address on this server, whatever it calls itself. */
function here(url) {
  const { pathname } = new URL(url, location.href)
  return pathname
}

/** The size is given beforehand, so that nothing moves when the picture comes. */
function picture({ media }, name, width, height, words) {
  const url = media?.url ?? `/simulator/assets/${name}.png`
  if (!isHere(url)) return file(media)
  const element = make('img', name)
  element.src = here(url)
  element.alt = words
  element.width = width
  element.height = height
  return element
}

function player(tag, media, words) {
  if (!media || !isHere(media.url)) return file(media)
  const element = make(tag, tag)
  element.src = here(media.url)
  element.controls = true
  element.preload = 'metadata' // its length and first picture
  element.setAttribute('aria-label', words)
  return element
}

function file(media) {
  if (!media?.url) return make('p', 'event', 'Tệp / file')
  return link(
    isHere(media.url) ? here(media.url) : media.url,
    `Tệp / file: ${media.name ?? media.url}`,
    'file',
  )
}

export function make(tag, name, words) {
  const element = document.createElement(tag)
  if (name) element.className = name
  if (words !== undefined) element.textContent = words
  return element
}
