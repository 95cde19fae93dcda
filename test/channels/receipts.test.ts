/** The whole way: an official's answer goes out, and the platform reports that it arrived and was seen. */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { playIn } from '../../src/replay/play.ts'
import { readScript } from '../../src/replay/script.ts'
import { createWorld } from '../../src/replay/world.ts'

const talk = (channel: string) => `${channel} · 2026-11-23 08:15 · người quen

> gặp cán bộ
<
> hỏi đất đai
<
@ reply: Mời Ông/Bà đến quầy số 2.
`

test.each([['Zalo'], ['Messenger']])(
  'on %s the citizen’s phone tells how far an answer came',
  async (name) => {
    const script = readScript(talk(name))
    const world = await createWorld(script.startsAt)
    try {
      const played = await playIn(world, script)
      expect(played.broken).toBeNull()
      const outcome = async () =>
        (await world.desk.database.read.selectFrom('notice').select('outcome').execute())[0]?.outcome
      expect(['sent', 'delivered']).toContain(await outcome())
      const user = world.simulator.citizens(script.channel)[0]!.id
      world.simulator.see(script.channel, user)
      for (let tries = 0; (await outcome()) !== 'seen' && tries < 400; tries += 1) await pause(5)
      expect(await outcome()).toBe('seen')
    } finally {
      await world.close()
    }
  },
)
