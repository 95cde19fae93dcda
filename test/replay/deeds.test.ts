import { expect, test } from 'vitest'
import { deedOf, renderSeen } from '../../src/replay/render.ts'
import type { Deed } from '../../src/simulator/deed.ts'
import { citizenId } from '../../src/simulator/platform.ts'
import { seen } from '../../src/simulator/talk.ts'
import { type SmallBot, smallBot } from '../simulator/small-bot.ts'

/** What is written down of a deed in a phone. */
async function written(bot: SmallBot, channel: 'zalo' | 'messenger', deed: Deed): Promise<string[]> {
  const user = citizenId(channel, 1)
  await bot.simulator.say(channel, user, deed)
  return renderSeen(bot.simulator.messages(channel, user).at(-1)!)
}

test.each([
  { channel: 'zalo', line: '(ảnh)' },
  { channel: 'zalo', line: '(nhãn dán)' },
  { channel: 'zalo', line: '(tin thoại)' },
  { channel: 'messenger', line: '(đoạn phim)' },
  { channel: 'messenger', line: '(tệp)' },
  { channel: 'zalo', line: '(vị trí)' },
  { channel: 'zalo', line: '(liên hệ)' },
  { channel: 'zalo', line: '(bỏ quan tâm)' },
  { channel: 'zalo', line: '(xoá dữ liệu)' },
  { channel: 'messenger', line: '(quét mã r1_abc)' },
  { channel: 'zalo', line: 'chào\\nbà' },
] as const)('$line on $channel is played and written down as the same line', async ({ channel, line }) => {
  const bot = await smallBot()
  try {
    expect(await written(bot, channel, deedOf(line))).toEqual([`> ${line}`])
  } finally {
    await bot.close()
  }
})

test('what the bot sends besides words is told apart from words', () => {
  const one = { id: '1', at: 0, from: 'bot' } as const
  expect(renderSeen(seen({ ...one, kind: 'photo', text: 'Sơ đồ' }))).toEqual(['< (ảnh) Sơ đồ'])
  expect(renderSeen(seen({ ...one, kind: 'photo' }))).toEqual(['< (ảnh)'])
  expect(renderSeen(seen({ ...one, kind: 'file', media: { url: '/a', name: 'don.pdf' } }))).toEqual([
    '< (tệp) don.pdf',
  ])
  expect(renderSeen(seen({ ...one, kind: 'card', text: 'Hồ sơ xong.' }))).toEqual(['< (tin mẫu) Hồ sơ xong.'])
})
