/** What can be asked of Zalo: the OA, a user, a quota. Source: facts/zalo.md 4.5. */
import { z } from 'zod'
import { dayOf, vietnameseDay } from '../calendar/instant.ts'
import type { ApiAnswer } from './faults.ts'
import type { Talk } from './talk.ts'
import { refused, success } from './zalo-answers.ts'
import type { ZaloTools } from './zalo-platform.ts'
import { repliesSince } from './zalo-window.ts'

const OfUser = z.object({ user_id: z.string() })
const EIGHT = 8

export function zaloReading({ account, platform, rules }: ZaloTools) {
  function withTalk(given: unknown, work: (talk: Talk) => ApiAnswer): ApiAnswer {
    const user = OfUser.safeParse(given)
    const talk = user.success ? platform.find(user.data.user_id) : null
    return talk ? work(talk) : refused(-201, 'user_id is invalid!')
  }

  return {
    /** `GET /v2.0/oa/getoa` */
    oa: (): ApiAnswer =>
      success({
        oaid: account.oaId,
        name: 'Lắng Nghe (mô phỏng)',
        is_verified: true,
        oa_type: 4,
        num_follower: platform.citizens().length,
        package_name: 'Mô phỏng',
      }),
    /** `GET /v3.0/oa/user/detail` */
    user: (given: unknown): ApiAnswer =>
      withTalk(given, ({ citizen, left, lastInteraction, messages, phone }) => {
        const shared = messages.some(({ kind }) => kind === 'contact')
        return success({
          user_id: citizen.id,
          user_id_by_app: `4${citizen.id.slice(1)}`,
          user_external_id: '',
          display_name: citizen.name,
          user_alias: '',
          is_sensitive: false,
          user_last_interaction_date: vietnameseDay(dayOf(lastInteraction)),
          user_is_follower: !left && messages.some(({ kind }) => kind === 'start'),
          tags_and_notes_info: { notes: [], tag_names: [] },
          shared_info: {
            name: shared ? citizen.name : '',
            phone: shared ? phone : '',
            address: '',
            city: '',
            district: '',
          },
        })
      }),
    /** `POST /v3.0/oa/quota/message` */
    quota: (given: unknown): ApiAnswer =>
      withTalk(given, (talk) => {
        const total = rules.repliesPerCitizen ?? EIGHT
        const used = rules.repliesPerCitizen === null ? 0 : repliesSince(talk)
        return success({
          last_interaction: String(talk.lastInteraction),
          cs_reply: { remain: Math.max(0, total - used), total },
          promotion: { daily_remain: 0, daily_total: 1, monthly_remain: 4, monthly_total: 6 },
        })
      }),
  }
}
