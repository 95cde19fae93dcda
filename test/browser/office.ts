/** The officials' console in a browser: signing in, finding a case, and sending the forms of its page. */
import type { Page } from 'playwright-core'
import { vi as links } from '../../dialogs/link-account/replies.vi.ts'
import type { ActionName } from '../../src/console/complaint/possible-actions.ts'
import { vi as words } from '../../src/console/complaint/words.vi.ts'
import { vi as notices } from '../../src/console/notices/words.vi.ts'
import { vi as common } from '../../src/console/words.vi.ts'
import type { PhoneInHand } from './phone.ts'

export type Sign = { username: string; password: string }

/** Signs in by mouse and keys, and waits until the console is open. */
export async function signIn(page: Page, base: string, { username, password }: Sign): Promise<void> {
  await page.goto(`${base}/console`)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu').fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor()
}

/** Searches the list for a code. @returns the links of the codes found, none or one */
export async function searched(page: Page, base: string, code: string): Promise<string[]> {
  await page.goto(`${base}/console/complaints?status=all`)
  const search = page.getByRole('search')
  await search.getByLabel('Tìm phản ánh').fill(code)
  await search.getByRole('button', { name: 'Tìm', exact: true }).click()
  await page.waitForURL(/\/search$/)
  return page.locator('table.cards tbody th a').allTextContents()
}

/** Opens the form of an action, fills it in and sends it. @param done the sentence by which the page confirms it */
export async function does(
  page: Page,
  action: string,
  fields: Record<string, string>,
  choice: string | null,
  done: string,
): Promise<void> {
  const form = page.locator(`details#${action}`)
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click()
  for (const [label, value] of Object.entries(fields)) await form.getByLabel(label).fill(value)
  if (choice !== null) await form.getByRole('radio', { name: choice, exact: true }).check()
  await form.getByRole('button').click()
  await page.getByText(done, { exact: true }).waitFor()
}

/** What the case page says beside a label: "Kết luận" → "Đúng". */
export function fact(page: Page, label: string): Promise<string | null> {
  const row = page.locator('dl > div', { has: page.getByText(label, { exact: true }) })
  return row.locator('dd').textContent()
}

/** Sends the form of an action on the page of a case, as the page itself words it. */
export function acts(
  page: Page,
  action: ActionName,
  fields: Record<string, string>,
  choice: string | null = null,
): Promise<void> {
  return does(page, action, fields, choice, words.actions[action].done)
}

/** Follows the link that says this. */
export function opens(page: Page, name: string): Promise<void> {
  return page.getByRole('link', { name, exact: true }).click()
}

/** Presses the button that says this. */
export function presses(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click()
}

/** Waits until these words stand in the talk of the case. */
export function says(page: Page, said: string): Promise<void> {
  return page.locator('blockquote', { hasText: said }).first().waitFor()
}

/** Links a chat of the account's own, by the code that the page shows once. */
export async function linksChat(page: Page, phone: PhoneInHand): Promise<void> {
  await opens(page, common.notices)
  await presses(page, notices.chat.ask)
  const shown = await page.locator('.notice').textContent()
  await phone.types(/LK-\w{4}-\w{4}/.exec(shown!)![0])
  await phone.reads(links.linked)
}
