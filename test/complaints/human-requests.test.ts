import { expect, test } from 'vitest'
import { askForHuman, listHumanRequests, markRequestDone } from '../../src/complaints/human-requests.ts'
import { momentOf, NOW, theDesk } from './complaints.ts'

test('a request for a person waits until an official has taken care of it, once', async () => {
  const desk = await theDesk()
  await desk.database.commit(askForHuman(desk, { topic: 'Gọi tôi 0912345678' }, momentOf('human')))
  const [request] = await listHumanRequests(desk, 'open', 9)
  expect(request?.topic).toBe('Gọi tôi 09******78')
  expect(await markRequestDone(desk, request!.id, 'account:1', null, NOW)).toBe(true)
  expect(await markRequestDone(desk, request!.id, 'account:2', null, NOW)).toBe(false)
  expect(await listHumanRequests(desk, 'open', 9)).toEqual([])
  expect(await listHumanRequests(desk, 'done', 9)).toMatchObject([{ handledBy: 'account:1' }])
  await desk.database.close()
})
