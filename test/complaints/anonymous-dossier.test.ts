import { expect, test } from 'vitest'
import { listComplaints, readComplaint } from '../../src/complaints/complaint-list.ts'
import { assign, done, everyone, file, NOW, theDesk } from './complaints.ts'

test.each([
  ['anonymous', 'Hồ sơ *** bị ngâm, gọi 09******78.', 'Về *** đã xin lỗi.'],
  ['named', 'Hồ sơ H99.11-261001-0001 bị ngâm, gọi 09******78.', 'Về H99.11-261001-0001 đã xin lỗi.'],
] as const)('of an %s complaint officials read: %s', async (confidentiality, story, words) => {
  const desk = await theDesk()
  const told = 'Hồ sơ H99.11-261001-0001 bị ngâm, gọi 0912345678.'
  const { code } = await file(desk, 'a', { confidentiality, story: told })
  await done(desk, code, assign)
  await done(desk, code, {
    action: 'answer',
    by: 'x',
    outcome: null,
    text: 'Về H99.11-261001-0001 đã xin lỗi.',
  })
  const [listed] = await listComplaints(desk, everyone, 'token:t', {}, { limit: 9 }, NOW)
  const read = await readComplaint(desk, everyone, 'token:t', code, NOW)
  expect(listed?.story).toBe(story)
  expect(read?.story).toBe(story)
  expect(read?.timeline.at(-1)?.text).toBe(words)
  await desk.database.close()
})
