/** Every page that says it is recorded leaves its entry in the complaint's chain; the register says which pages those are. */
import { beforeAll, expect, test } from 'vitest'
import { pages } from '../../src/console/pages.ts'
import { findBreak } from '../../src/privacy/chain.ts'
import { chainOfComplaint } from '../../src/privacy/chained-record.ts'
import { answer, assign, done, file } from '../complaints/complaints.ts'
import { type Browser, type Console, hiddenOf, startConsole } from './console-server.ts'

/** Where each of these is shown to be in the record. */
const ELSEWHERE: Record<string, string> = {
  'get /complaints/:code/attachments/:id': 'attachments.test.ts, which has files',
  'get /complaints/:code/attachments/:id/picture': 'attachments.test.ts, which has files',
  'post /complaints/:code/correct': 'the tests of the case',
  'post /complaints/:code/pause': 'the tests of the case',
  'post /complaints/:code/resume': 'the tests of the case',
  'post /complaints/:code/split': 'the tests of the case',
  'post /complaints/:code/merge': 'the tests of the case',
  'post /complaints/:code/unmerge': 'the tests of the case',
}

let office: Console
let inspector: Browser
let second: Browser
let filed = 0
beforeAll(async () => {
  office = await startConsole()
  inspector = await office.signedIn('inspector', null, 'A')
  second = await office.signedIn('inspector', null, 'B')
  return () => office.close()
})

const sealed = { confidentiality: 'confidential' } as const
const given = async (fields: Parameters<typeof file>[2] = {}) => {
  filed += 1
  return (await file(office.desk, `recorded-${filed}`, fields)).code
}
const acts =
  (name: string, fields: Record<string, string>, isAssigned = true) =>
  async () => {
    const code = await given()
    if (isAssigned) await done(office.desk, code, assign)
    const at = `/console/complaints/${code}`
    await inspector.post(`${at}/${name}`, { ...hiddenOf(await inspector.get(at), name), ...fields })
    return code
  }
const asked = async () => {
  const code = await given(sealed)
  await inspector.post(`/console/complaints/${code}/identity`, { reason: 'verify', text: 'x' })
  const row = office.desk.database.read
    .selectFrom('identity_request')
    .select('id')
    .where('complaint', '=', code)
  return { code, id: (await row.executeTakeFirst())?.id ?? '' }
}
const decided = (action: 'approve' | 'refuse') => async () => {
  const { code, id } = await asked()
  await second.post(`/console/identity/${id}/${action}`, { deferral: '', text: 'x', from: 'identity' })
  return { code, id }
}

/** Does what the page is for; the code of the complaint that it was about. */
const DEEDS: Record<string, () => Promise<string>> = {
  'get /complaints': async () => {
    const code = await given({ category: 'bribery', flags: ['bribery_allegation'] })
    await inspector.get(`/console/complaints?code=${code.slice(3)}`)
    return code
  },
  'post /complaints/search': async () => {
    const code = await given({ story: 'Chuyện con vịt xám ở cổng sau' })
    await inspector.post('/console/complaints/search', { words: 'vịt xám', q: 'vịt xám', text: 'vịt xám' })
    return code
  },
  'get /complaints/:code': async () => {
    const code = await given()
    await inspector.get(`/console/complaints/${code}`)
    return code
  },
  'post /complaints/:code/assign': acts(
    'assign',
    { text: 'x', person: 'x', unit: '', dueAt: '2026-12-10', result: 'x', accountable: 'x' },
    false,
  ),
  'post /complaints/:code/start': acts('start', {}),
  'post /complaints/:code/ask': acts('ask', { text: 'x' }),
  'post /complaints/:code/answer': acts('answer', { text: 'x', outcome: '' }),
  'post /complaints/:code/conclude': acts('conclude', { text: 'x', outcome: 'founded' }),
  'post /complaints/:code/transfer': acts('transfer', { text: 'x', unit: 'H99.12' }),
  'post /complaints/:code/refuse': acts('refuse', { text: 'x', reason: 'not_clear' }, false),
  'post /complaints/:code/record': async () => {
    const code = await given()
    await inspector.post(`/console/complaints/${code}/record`, {})
    return code
  },
  'get /complaints/:code/identity': async () => {
    const code = await given(sealed)
    await inspector.get(`/console/complaints/${code}/identity`)
    return code
  },
  'post /complaints/:code/identity': async () => (await asked()).code,
  'post /identity/:id/approve': async () => (await decided('approve')()).code,
  'post /identity/:id/refuse': async () => (await decided('refuse')()).code,
  'post /identity/:id/view': async () => {
    const { code, id } = await decided('approve')()
    await inspector.post(`/console/identity/${id}/view`, {})
    return code
  },
  'post /complaints/:code/contact': async () => {
    const code = await given()
    await inspector.post(`/console/complaints/${code}/contact`, {})
    return code
  },
}

const recorded = pages.flatMap((page) =>
  'entry' in page.record ? [{ name: `${page.method} ${page.path}`, entry: page.record.entry }] : [],
)

test('every page that says it is recorded is shown here or elsewhere to be', () => {
  expect(recorded.map(({ name }) => name).filter((name) => !DEEDS[name] && !ELSEWHERE[name])).toEqual([])
})

test.each(recorded.filter(({ name }) => DEEDS[name]))(
  '$name leaves $entry in the record',
  async ({ name, entry }) => {
    const code = await DEEDS[name]!()
    const chain = await chainOfComplaint(office.desk.database, code)
    const own = chain.filter(
      ({ kind, actor }) => kind.split(':')[0] === entry && actor.startsWith('account:'),
    )
    expect(own).not.toEqual([])
    expect(findBreak(chain)).toBeNull()
  },
)

test('what an official answered stands in it as a message too', async () => {
  const code = await given()
  await done(office.desk, code, assign)
  await done(office.desk, code, answer)
  const kinds = (await chainOfComplaint(office.desk.database, code)).map(({ kind }) => kind)
  expect(kinds).toContain('message:complaint_answer')
})
