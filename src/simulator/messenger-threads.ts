/** Who has a thread, and who a person is. Source: facts/messenger.md 5. */
import { z } from 'zod'
import type { ApiAnswer } from './faults.ts'
import { INVALID, ok, refused } from './messenger-answers.ts'
import type { Call, MessengerTools } from './messenger-platform.ts'
import { APP_ID, INBOX_APP_ID } from './messenger-reports.ts'
import type { Talk } from './talk.ts'

const Recipient = z.union([z.string().min(1), z.object({ id: z.string().min(1) }).transform((one) => one.id)])

export function messengerThreads({ platform }: MessengerTools) {
  function withTalk({ parameters }: Call, work: (talk: Talk) => ApiAnswer): ApiAnswer {
    const user = Recipient.safeParse(parameters.recipient)
    if (!user.success) return INVALID
    const talk = platform.find(user.data)
    return talk ? work(talk) : refused(100, 2018001, '(#100) No matching user found')
  }

  return {
    /** `GET /{page}/thread_owner?recipient=` */
    owner: (call: Call): ApiAnswer =>
      withTalk(call, ({ owner }) =>
        ok({ data: [{ thread_owner: { app_id: String(owner === 'bot' ? APP_ID : INBOX_APP_ID) } }] }),
      ),
    /** `pass_thread_control`, `release_thread_control`: the Page's inbox has it then. */
    giveAway: (call: Call): ApiAnswer =>
      withTalk(call, ({ citizen, owner }) => {
        if (owner !== 'bot') return refused(100, 2534037, '(#100) Another app owns this thread')
        platform.update(citizen.id, { owner: 'human' })
        return ok({ success: true })
      }),
    /** `take_thread_control`: the bot has it again. */
    take: (call: Call): ApiAnswer =>
      withTalk(call, ({ citizen }) => {
        platform.update(citizen.id, { owner: 'bot' })
        return ok({ success: true })
      }),
    /** `GET /{psid}` */
    person(id: string): ApiAnswer {
      const talk = platform.find(id)
      if (!talk) return refused(100, 33, 'Unsupported get request. Object does not exist')
      const words = talk.citizen.name.split(' ')
      return ok({ first_name: words.at(-1), last_name: words.slice(0, -1).join(' '), id })
    },
  }
}
