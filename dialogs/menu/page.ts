/** What stands beside the chat, not in it: the fixed menu of a Page or OA, and what a Page shows before the first message. */
import type { Choice } from '../../src/channels/channel.ts'
import { start } from '../../src/conversation/flow.ts'
import { en } from './replies.en.ts'
import { vi } from './replies.vi.ts'

/** The same meaning as following the OA: a greeting. */
const HELLO = 'ln:hello'

/** Five entries, Vietnamese, for everybody: platforms show one menu to all. */
export function fixedMenu(): Choice[] {
  const { entries } = vi
  return [
    { label: entries.checkDossier, payload: start('check-dossier') },
    { label: entries.complain, payload: start('complain') },
    { label: entries.rate, payload: start('rate') },
    { label: entries.trackComplaint, payload: start('track-complaint') },
    { label: `${vi.toMenu} / ${en.toMenu}`, payload: 'ln:menu' },
  ]
}

/** What a Page shows: Get Started, greeting, the four wishes that come first, and the menu. */
export function pageShows(): {
  start: string
  greeting: { default: string; vi: string }
  iceBreakers: Choice[]
  menu: Choice[]
} {
  const menu = fixedMenu()
  return {
    start: HELLO,
    greeting: { default: `${vi.entries.checkDossier}, phản ánh, đánh giá. ${en.greeting}`, vi: vi.greeting },
    iceBreakers: menu.slice(0, 4),
    menu,
  }
}
