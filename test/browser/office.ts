/** The officials' console in a browser: signing in, finding a case, and sending the forms of its page. */
import type { Page } from 'playwright-core'

export type Sign = { username: string; password: string }

/** Signs in by mouse and keys, and waits until the console is open. */
export async function signIn(page: Page, base: string, { username, password }: Sign): Promise<void> {
  await page.goto(`${base}/console`)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu').fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor()
}

/** Filters the list by a code. @returns the links of the codes found, none or one */
export async function searched(page: Page, base: string, code: string): Promise<string[]> {
  await page.goto(`${base}/console/complaints?status=all`)
  await page.locator('details.filter > summary').click()
  await page.getByLabel('Mã phản ánh có chữ, số').fill(code)
  await page.getByRole('button', { name: 'Lọc', exact: true }).click()
  await page.waitForURL(/code=/)
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
  await form.locator('summary').click()
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
