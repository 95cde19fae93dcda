/** Shows a talk in a phone: new messages are added, the others stay as they are. */
import { make, messageElement, refreshMessage } from './message.js'

/** How long a phone shows "đang gõ" when nothing comes. */
const PATIENCE_MS = 12_000

/** @param act called with what the citizen does by tapping */
export function createTalkView(root, channel, act) {
  const [log, quick, typing, welcome] = ['log', 'quick', 'typing', 'welcome'].map((name) =>
    root.querySelector(`.${name}`),
  )
  const shown = new Map()
  let waitingSince = 0
  let atEnd = true

  function toEnd() {
    log.scrollTop = log.scrollHeight
    atEnd = true
  }

  // Whoever reads further up is left there; everyone else sees the newest message, whatever else appears.
  log.addEventListener('scroll', () => {
    atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80
  })
  new ResizeObserver(() => atEnd && toEnd()).observe(log)

  function removeAllBut(messages) {
    const known = new Set(messages.map(({ id }) => id))
    for (const [id, element] of shown) {
      if (known.has(id)) continue
      element.remove()
      shown.delete(id)
    }
  }

  function put(message, seenByBotAt) {
    if (!shown.has(message.id)) {
      const under = message.id
      const acts = {
        tap: (title) => act({ kind: 'tap', title, under }),
        rate: (rate) => act({ kind: 'feedback', rate, under }),
        fillForm: () => act({ kind: 'contact' }),
      }
      shown.set(message.id, messageElement(message, channel, acts))
      log.append(shown.get(message.id))
    }
    refreshMessage(shown.get(message.id), message, seenByBotAt)
  }

  function quickReply({ title }) {
    const button = make('button', '', title)
    button.type = 'button'
    button.addEventListener('click', () => {
      act({ kind: 'tap', title })
      if (matchMedia('(pointer: fine)').matches) root.querySelector('textarea').focus()
    })
    return button
  }

  function showWaiting({ messages, now, typingUntil }) {
    const last = messages.at(-1)
    const unanswered = last?.from === 'citizen' && last.delivery !== 'failed'
    if (typingUntil > now) waitingSince = Date.now()
    else waitingSince = unanswered ? Date.now() - (now - last.at) : 0
    typing.textContent =
      typingUntil > now
        ? 'Lắng Nghe đang gõ… / is typing…'
        : unanswered
          ? 'Chờ trả lời… / waiting for an answer…'
          : ''
  }

  return {
    show(talk) {
      const { messages } = talk
      const follow = atEnd
      removeAllBut(messages)
      for (const message of messages) put(message, talk.seenByBotAt)
      welcome.hidden = messages.length > 0
      quick.replaceChildren(...(messages.at(-1)?.quickReplies ?? []).map(quickReply))
      showWaiting(talk)
      if (follow) toEnd()
    },
    /** Whether an answer is still expected; also takes "đang gõ" away when it is not. */
    waits() {
      const waits = Date.now() - waitingSince < PATIENCE_MS
      typing.hidden = !waits
      return waits
    },
    toEnd,
    clear() {
      removeAllBut([])
      quick.replaceChildren()
      typing.textContent = ''
      waitingSince = 0
    },
  }
}
