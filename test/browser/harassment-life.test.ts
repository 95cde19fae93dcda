/**
 * The whole life of a complaint about harassment: a citizen with a phone, three accounts that handle it, and two of the ward
 * complained of, to whom at no stage anything tells that it exists.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vi as bot } from '../../dialogs/complain/replies.vi.ts'
import { vi as follows } from '../../dialogs/track-complaint/replies.vi.ts'
import { ROLES } from '../../src/accounts/roles.ts'
import { IDENTITY_REASONS } from '../../src/complaints/identity/identity.ts'
import { vi as own } from '../../src/console/account/words.vi.ts'
import { vi as accounts } from '../../src/console/admin/accounts/words.vi.ts'
import { vi as admin } from '../../src/console/admin/words.vi.ts'
import { vi as words } from '../../src/console/complaint/words.vi.ts'
import { vi as identity } from '../../src/console/identity/words.vi.ts'
import { vi as record } from '../../src/console/record/words.vi.ts'
import { vi as common } from '../../src/console/words.vi.ts'
import type { CaseEventKind } from '../../src/officials-told/events.ts'
import { toldSentence } from '../../src/officials-told/told-words.ts'
import { allTheyCanOpen, settled } from './all-they-can-open.ts'
import { openBrowser, type TestBrowser } from './browser.ts'
import { type Demonstration, startDemonstration } from './demonstration.ts'
import { laidFolder } from './laid-demonstration.ts'
import { acts, fact, linksChat, opens, presses, says, searched, signIn } from './office.ts'
import { type PhoneInHand, phoneOf } from './phone.ts'

const { folder, remove } = await laidFolder()
const ACCUSED = ['chu-tich-may-hong', 'phuong-may-hong'] as const
const HANDLER = { username: 'kiem-mau', name: 'Lê Kiểm Mẫu', password: 'bốn từ không liên quan' }
const STORY = 'sang nay chi o quay so 3 phuong may hong doi tien ca phe 500k moi chiu nhan ho so cua toi'
const ADDED = 'luc 9 gio sang, chi mac ao dai xanh, co hai nguoi ngoi cho nghe thay'
const QUESTION = 'Ông/Bà nhớ việc xảy ra lúc mấy giờ, có ai nghe thấy không?'
const FIRST_ANSWER = 'Thanh tra tỉnh đã nhắc nhở quầy số 3.'
const WHY_AGAIN = 'chi nhac nho thoi thi mai ho lai doi tien nguoi khac'
const LAST_ANSWER = 'Cán bộ quầy số 3 đã bị điều chuyển; 500.000 đồng được trả lại Ông/Bà.'
const WHY_IDENTITY = 'Cần mời người gửi làm chứng khi lập biên bản trả tiền'
/** What only the citizen and those who handle it may ever read. */
const SECRET = [STORY, ADDED, QUESTION, FIRST_ANSWER, WHY_AGAIN, LAST_ANSWER, WHY_IDENTITY]

/** What they look for where no link leads. */
const FILTERS =
  'category=bribery category=harassment unit=phuong-may-hong handler=thanh-tra flagged=1 confidentiality=confidential'
const BESIDES = [
  ...FILTERS.split(' ').map((filter) => `/console/complaints?status=all&${filter}`),
  '/console/board?unit=phuong-may-hong',
  '/console/scores/thanh-tra',
]

let demonstration: Demonstration
let browser: TestBrowser
let citizen: PhoneInHand
/** Phones of the office's own people: the handler's Zalo, and Messenger of the ward's head. */
let handlerPhone: PhoneInHand
let headPhone: PhoneInHand
let inspector: Page
let handler: Page
let code: string
let accused: { page: Page; before: Map<string, string> }[]

const account = (username: string) => ({ username, password: demonstration.passwordOf(username) })
const caseAt = () => `${demonstration.base}/console/complaints/${code}`

beforeAll(async () => {
  demonstration = await startDemonstration(folder)
  browser = await openBrowser()
  citizen = await phoneOf(await simulator(), 'zalo')
  const theirs = await simulator()
  handlerPhone = await phoneOf(theirs, 'zalo')
  headPhone = await phoneOf(theirs, 'messenger')
  inspector = await signedIn('thanh-tra')
})

afterAll(async () => {
  await browser?.close()
  await demonstration?.close()
  remove()
})

test('the administrator makes an account for a handler of the inspectorate, who has a password of their own first', async () => {
  const page = await signedIn('quan-tri')
  await opens(page, common.pages.admin)
  await opens(page, admin.parts.accounts.title)
  await opens(page, accounts.add)
  await page.getByLabel(accounts.fields.username).fill(HANDLER.username)
  await page.getByLabel(accounts.fields.name).fill(HANDLER.name)
  await page.getByLabel(accounts.fields.role).selectOption({ label: ROLES.handler.vi })
  await page.getByLabel(accounts.fields.unitCode).selectOption({ label: 'Thanh tra tỉnh' })
  await presses(page, accounts.addTitle)
  const temporary = await page.locator('.secret output').textContent()
  await page.context().close()

  handler = await (await browser.someone()).newPage()
  await signIn(handler, demonstration.base, { username: HANDLER.username, password: temporary! })
  await handler.getByLabel(own.oldPassword).fill(temporary!)
  await handler.getByLabel(own.newPassword, { exact: true }).fill(HANDLER.password)
  await handler.getByLabel(own.newAgain).fill(HANDLER.password)
  await presses(handler, own.changePassword)
  await handler.getByText(own.done.password).waitFor()
})

test('the handler, and the head of the ward too, link their own chats by a code', async () => {
  await linksChat(handler, handlerPhone)
  const head = await signedIn('chu-tich-may-hong')
  await linksChat(head, headPhone)
  await head.context().close()
})

test('the accounts of the ward know their console as it is before', async () => {
  accused = await Promise.all(
    ACCUSED.map(async (username) => {
      const page = await signedIn(username)
      return { page, before: await settled(page.context(), demonstration.base, BESIDES) }
    }),
  )
  for (const { before } of accused) expect(before.size).toBeGreaterThan(20)
})

test('a citizen complains in their own words, without diacritics, with a photo, and keeps out of sight who they are', async () => {
  await citizen.types(STORY)
  await citizen.reads(bot.dossier.asks)
  await citizen.sends('Ảnh có vị trí')
  await citizen.reads(bot.files.noted)
  await citizen.types('bo qua')
  expect(await citizen.reads(bot.confidentiality.asks)).toContain('Thanh tra tỉnh')
  await citizen.types('giu kin')
  expect(await citizen.reads(bot.summary.heading)).toContain(bot.summary.official('chi o quay so 3'))
  await citizen.types('gui')
  code = /PA-\w{4}-\w{4}/.exec(await citizen.reads('PA-'))![0]
  expect(await handlerPhone.reads(code)).toContain(told('flagged'))
})
hiddenFromTheWard('after it was filed')

test('the inspectorate reads the words and sees the photo, and assigns with the "5 rõ" to the handler, who is told the code alone', async () => {
  expect(await searched(inspector, demonstration.base, 'tien ca phe 500k')).toContain(code)
  await inspector.goto(caseAt())
  await says(inspector, STORY)
  expect(await fact(inspector, words.confidentiality)).toContain(common.confidentialities.confidential)
  await expect.poll(() => inspector.evaluate(PHOTO_WIDTH)).toBe(240)
  await acts(inspector, 'assign', {
    [words.fields.text.assign]: 'Xác minh tại quầy số 3',
    [words.fields.person]: HANDLER.name,
    [words.fields.result]: 'Biên bản xác minh',
    [words.fields.accountable]: 'Chánh Thanh tra Mẫu',
  })
  const said = await handlerPhone.reads(told('assigned'))
  expect(said).not.toMatch(/ca phe|Mây Hồng|quầy/i)
})

test('the handler asks, and the citizen answers from the phone', async () => {
  await handler.goto(caseAt())
  await acts(handler, 'ask', { [words.fields.text.ask]: QUESTION })
  await citizen.reads(QUESTION)
  await citizen.taps(follows.acts.reply)
  await citizen.reads(follows.words.add)
  await citizen.types(ADDED)
  await citizen.reads(follows.words.noted)
  await citizen.types('xong')
  await citizen.reads(follows.kept.add(code))
  await handler.goto(caseAt())
  await says(handler, ADDED)
})
hiddenFromTheWard('after it was assigned and the citizen was asked')

test('the identity opens to the handler once the data protection officer has approved, and the citizen is told', async () => {
  await handler.goto(caseAt())
  await opens(handler, identity.section.ask)
  await handler.getByLabel(identity.ask.reason).selectOption('remedy')
  await handler.getByLabel(identity.ask.text).fill(WHY_IDENTITY)
  await presses(handler, identity.ask.submit)
  await handler.getByText(identity.done.asked!).waitFor()
  expect(await handler.getByRole('button', { name: identity.viewOne(code) }).count()).toBe(0)

  const officer = await signedIn('bao-ve-du-lieu')
  await opens(officer, common.pages.privacy)
  await officer.getByText(WHY_IDENTITY).waitFor()
  expect(await officer.content()).not.toContain(STORY)
  await presses(officer, identity.decide.approveOne(code, HANDLER.name))
  await officer.getByText(identity.done.approve!).waitFor()
  await officer.context().close()

  await citizen.reads(IDENTITY_REASONS.remedy.vi)
  await handler.goto(`${demonstration.base}/console/identity`)
  await presses(handler, identity.viewOne(code))
  await handler.getByRole('heading', { level: 1, name: identity.sender.title(code) }).waitFor()
})
hiddenFromTheWard('after the identity was opened')

test('the handler concludes and answers; the citizen is not content, and has it looked at again', async () => {
  await handler.goto(caseAt())
  await acts(handler, 'conclude', {}, common.outcomes.founded)
  await acts(handler, 'answer', { [words.fields.text.answer]: FIRST_ANSWER })
  expect(await citizen.reads(FIRST_ANSWER)).toContain(follows.notices.verdict)
  await citizen.taps(follows.acts.reopen)
  await citizen.reads(follows.words.reopen)
  await citizen.types(WHY_AGAIN)
  await citizen.reads(follows.words.noted)
  await citizen.types('xong')
  await citizen.reads(follows.kept.reopen(code, null).split('.')[0]!)
  await inspector.goto(caseAt())
  await inspector.locator('.tags', { hasText: common.statuses.reopened }).waitFor()
  await says(inspector, WHY_AGAIN)
})
hiddenFromTheWard('after it was answered and reopened')

test('it is assigned anew and answered again; the citizen is content and rates the handling', async () => {
  await acts(inspector, 'assign', { [words.fields.text.assign]: 'Xem lại mức xử lý' })
  await handlerPhone.reads(told('assigned'))
  await handler.goto(caseAt())
  // Looked at again, it is concluded anew: here with the answer.
  await acts(handler, 'answer', { [words.fields.text.answer]: LAST_ANSWER }, common.outcomes.founded)
  expect(await citizen.reads(LAST_ANSWER)).toContain(follows.notices.verdictAfterReopening)
  await citizen.types('hai long')
  expect(await citizen.reads(follows.kept.confirm(code))).toContain(follows.handling.hidden)
  await citizen.types('rat hai long') // Zalo has no room for five buttons
  await citizen.reads(follows.handling.kept)
})

test('the page of the case shows how it went, how it ended, and that the answer has come through', async () => {
  await inspector.goto(caseAt())
  await inspector.locator('.tags', { hasText: common.statuses.confirmed }).waitFor()
  expect(await fact(inspector, words.outcome)).toBe(common.outcomes.founded)
  expect(await fact(inspector, words.verdict)).toBe(common.verdicts.confirmed)
  const { sent, delivered, seen } = common.deliveries
  expect([sent, delivered, seen]).toContain(await fact(inspector, words.delivery))
  const steps = await inspector.locator('section.timeline li p:first-child b').allTextContents()
  expect(steps).toEqual(LIFE.map((step) => words.steps[step as keyof typeof words.steps]))
  expect(await inspector.content()).not.toContain('Rất hài lòng')
})
hiddenFromTheWard('after its end')

test('the record is downloaded, tells who did what, and is found whole by the command', async () => {
  const begun = inspector.waitForEvent('download')
  await presses(inspector, record.downloadOne(code))
  const file = join(folder, 'record.json')
  await (await begun).saveAs(file)
  const { entries } = JSON.parse(readFileSync(file, 'utf8')) as { entries: { kind: string; actor: string }[] }
  expect(await demonstration.command('verify-record', file)).toContain(
    `Sổ ghi nguyên vẹn: ${entries.length} mục`,
  )
  const kinds = entries.map(({ kind }) => kind.split(':')[0]!)
  expect(kinds.filter((kind) => LIFE.includes(kind))).toEqual(LIFE)
  for (const kind of ['list', 'view', 'view_file', 'identity_ask', 'identity_approve', 'identity_view'])
    expect(kinds).toContain(kind)
  expect(kinds.at(-1)).toBe('export')
  const known = new Set(entries.map(({ actor }) => actor))
  for (const actor of ['citizen', 'account:demo-thanh-tra', 'account:demo-bao-ve-du-lieu'])
    expect(known.delete(actor)).toBe(true)
  expect(known.size).toBe(1) // the handler's; nobody else has seen it
})

test('the head of the ward was told of nothing, and nothing went wrong on any page', async () => {
  expect(await headPhone.root.locator('.log').textContent()).not.toContain('PA-')
  expect(browser.troubles).toEqual([])
})

/** The steps of its life, as its timeline and its record have them. */
const LIFE: readonly string[] =
  'filed assign start ask add conclude answer reopen assign start answer confirm'.split(' ')
const PHOTO_WIDTH = `document.querySelector('.attachments img')?.naturalWidth`

/** All that the two accounts of the ward can open is what it was before, and nothing of the complaint is among it. */
function hiddenFromTheWard(when: string): void {
  test(`the ward complained of meets it nowhere, ${when}: not a word, not the code, not a count`, async () => {
    await Promise.all(accused.map(meetsItNowhere))
  })
}

async function meetsItNowhere({ page, before }: (typeof accused)[number]): Promise<void> {
  const now = await allTheyCanOpen(page.context(), demonstration.base, BESIDES)
  expect([...now.keys()]).toEqual([...before.keys()])
  for (const [path, text] of now) {
    for (const said of [code.slice(3), ...SECRET]) expect(text, path).not.toContain(said)
    expect(text, path).toBe(before.get(path))
  }
  for (const text of [code, 'tien ca phe 500k'])
    expect(await searched(page, demonstration.base, text)).not.toContain(code)
  for (const part of ['', '/identity']) {
    const answer = await page.request.get(caseAt() + part)
    expect([part, answer.status()]).toEqual([part, 404])
  }
}

async function simulator(): Promise<Page> {
  const page = await (await browser.someone()).newPage()
  await page.goto(`${demonstration.base}/simulator`)
  return page
}

async function signedIn(username: string): Promise<Page> {
  const page = await (await browser.someone()).newPage()
  await signIn(page, demonstration.base, account(username))
  return page
}

/** What an official is told of the case, without the day that follows. */
function told(kind: CaseEventKind): string {
  return toldSentence({ complaint: code, kind, term: null, at: null }, 'vi').split('.')[0]!
}
