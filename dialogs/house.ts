/** All that citizens can do, put together: a new conversation is a folder and a line here. */

import { DAY_MS } from '../src/calendar/instant.ts'
import type { House } from '../src/conversation/house.ts'
import { doorTyped } from '../src/doors/door-code.ts'
import { understand } from '../src/understanding/understand.ts'
import { askProcedure } from './ask-procedure/flow.ts'
import { checkDossier } from './check-dossier/flow.ts'
import { commend } from './commend/commend.ts'
import { complain } from './complain/complain.ts'
import { linkAccount } from './link-account/flow.ts'
import { linkTyped } from './link-account/typed.ts'
import { houseWords } from './menu/menu.ts'
import { privacy } from './privacy/flow.ts'
import { rate } from './rate/rate.ts'
import { reachOfficial } from './reach-official/flow.ts'
import { liveTalk } from './reach-official/live-talk.ts'
import { trackComplaint } from './track-complaint/track-complaint.ts'

const DAYS_BEFORE_NOTICE_AGAIN = 30

/**
 * The conversations with their words, as the engine runs them.
 *
 * @param settings what the office sets (`HUMAN_PAUSE`); the house's own defaults else
 */
export function createHouse(settings: Pick<House, 'humanPauseMs'> = {}): House {
  return {
    flows: [
      checkDossier,
      complain,
      rate,
      commend,
      trackComplaint,
      askProcedure,
      reachOfficial,
      privacy,
      linkAccount,
    ],
    understand,
    typedTap: (text) => doorTyped(text) ?? linkTyped(text),
    liveTalk,
    words: { vi: houseWords('vi'), en: houseWords('en') },
    noticeAfterMs: DAYS_BEFORE_NOTICE_AGAIN * DAY_MS,
    ...settings,
  }
}
