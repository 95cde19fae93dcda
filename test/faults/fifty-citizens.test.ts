import { describe, expect, test } from 'vitest'
import type { ChannelName } from '../../src/channels/channel.ts'
import { freshPostgresUrl } from '../services/databases.ts'
import { complain } from './complaining.ts'
import type { Role } from './process.ts'
import { serverUnderTest } from './server.ts'

const CITIZENS = 50

const shapes: { kind: string; settings(): Promise<Record<string, string>>; roles: Role[] }[] = [
  { kind: 'SQLite, one process', settings: async () => ({}), roles: ['all'] },
  {
    kind: 'PostgreSQL, one web process and two workers',
    settings: async () => ({ DATABASE_URL: await freshPostgresUrl() }),
    roles: ['web', 'worker', 'worker'],
  },
]

/** Words that no other citizen's story holds. */
const markOf = (i: number) => `dấu riêng ${1000 + i}x`

describe.each(shapes)('on $kind', ({ settings, roles }) => {
  test(`${CITIZENS} citizens at once each get their own answers, in order`, async () => {
    const server = await serverUnderTest(await settings())
    try {
      await server.command('seed')
      await server.start(roles)

      const talks = await Promise.all(
        Array.from({ length: CITIZENS }, async (_, i) => {
          const channel: ChannelName = i % 2 === 0 ? 'zalo' : 'messenger'
          const { id } = server.simulator.addCitizen(channel)
          const story = `Tôi muốn phản ánh phường Mây Hồng trễ hẹn, quá hai tuần chưa ai trả lời, ${markOf(i)}`
          return { i, ...(await complain(server.simulator, channel, id, story)) }
        }),
      )
      expect(new Set(talks.map(({ code }) => code)).size).toBe(CITIZENS)
      for (const { i, said } of talks) {
        const all = said.join('\n')
        expect(all).toContain(markOf(i))
        for (let other = 0; other < CITIZENS; other++)
          if (other !== i) expect(all).not.toContain(markOf(other))
        const order = [/kênh trả lời tự động/, /theo cách nào/, /xem lại trước khi gửi/, /Mã tra cứu/].map(
          (sign) => said.findIndex((words) => sign.test(words)),
        )
        expect(order).toEqual([...order].sort((a, b) => a - b))
        expect(order).not.toContain(-1)
      }
    } finally {
      await server.close()
    }
  })
})
