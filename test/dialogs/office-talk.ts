/** A phone that talks to the office's own conversations, with the real words of the house. */
import { askProcedure } from '../../dialogs/ask-procedure/flow.ts'
import { checkDossier } from '../../dialogs/check-dossier/flow.ts'
import { complain } from '../../dialogs/complain/complain.ts'
import { houseWords } from '../../dialogs/menu/menu.ts'
import { privacy } from '../../dialogs/privacy/flow.ts'
import { rate } from '../../dialogs/rate/rate.ts'
import { reachOfficial } from '../../dialogs/reach-official/flow.ts'
import { liveTalk } from '../../dialogs/reach-official/live-talk.ts'
import type { ChannelName } from '../../src/channels/channel.ts'
import type { House } from '../../src/conversation/house.ts'
import type { Desk } from '../../src/desk.ts'
import { dossierInput } from '../../src/dossiers/dossier-input.ts'
import { recordDossier } from '../../src/dossiers/dossier-store.ts'
import { understand } from '../../src/understanding/understand.ts'
import { aTalk, MORNING } from './talk.ts'

const DAY_MS = 86_400_000
const flows = [checkDossier, complain, rate, askProcedure, reachOfficial, privacy]

/** @param noticed whether the citizen has had the privacy notice: then it is not heard again */
export function officeTalk(
  desk: Desk,
  options: { user?: string; channel?: ChannelName; at?: number; noticed?: boolean } = {},
) {
  const { noticed = true, ...rest } = options
  const house: House = {
    flows,
    understand,
    liveTalk,
    words: { vi: houseWords('vi'), en: houseWords('en') },
    noticeAfterMs: noticed ? null : 30 * DAY_MS,
  }
  return aTalk(desk, flows, { ...rest, house })
}

/** Pushes a dossier of Sở Xây dựng, received on 2026-11-02 and due on 2026-11-30, with what a test says otherwise. */
export async function pushDossier(desk: Desk, code: string, fields: object = {}): Promise<void> {
  const pushed = {
    unitCode: 'so-xay-dung',
    procedureCode: '9.901001',
    status: 'in_progress',
    receivedAt: '2026-11-02T09:00:00+07:00',
    dueAt: '2026-11-30T17:00:00+07:00',
    applicant: { name: 'Người Mẫu', phone: '0912 345 678' },
  }
  await recordDossier(desk, code, dossierInput.parse({ ...pushed, ...fields }), MORNING - DAY_MS)
}
