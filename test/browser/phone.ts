/** A phone on the simulator's page, in the hand of a citizen: what is typed, tapped and read there. */
import type { Locator, Page } from 'playwright-core'
import type { ChannelName } from '../../src/channels/channel.ts'

export type PhoneInHand = Awaited<ReturnType<typeof phoneOf>>

/** The phone of somebody who never wrote. */
export async function phoneOf(page: Page, channel: ChannelName) {
  const root = page.locator(`#${channel}`)
  const messages = root.locator('.log > .message')
  const citizens = root.locator('select.citizen')
  const known = await citizens.locator('option').count()
  await root.locator('.new-citizen').click()
  await citizens.locator('option').nth(known).waitFor({ state: 'attached' })
  const citizen = await citizens.inputValue()
  let seen = 0

  return {
    root,
    /** Takes this citizen's phone up again, when the page has shown another's since. */
    async takeUp(): Promise<void> {
      await citizens.selectOption(citizen)
    },
    async types(text: string): Promise<void> {
      seen = await messages.count()
      await root.locator('textarea').fill(text)
      await root.locator('textarea').press('Enter')
    },
    /** Taps the newest button, or the quick reply, that bears this label. */
    async taps(label: string): Promise<void> {
      seen = await messages.count()
      await root.getByRole('button', { name: label, exact: true }).last().click()
    },
    /** Sends something else than words from the menu beside the field: "Tin thoại". @returns what then stands in the phone */
    async sends(label: string): Promise<Locator> {
      seen = await messages.count()
      await root.locator('.more summary').click()
      await root.locator('.deeds').getByRole('button', { name: label }).click()
      const sent = root.locator(`.log > .message.citizen:nth-child(n + ${seen + 1})`).first()
      await sent.waitFor()
      return sent
    },
    /**
     * Waits for a message of the office, new since the citizen's last deed.
     *
     * @param patienceMs for what comes later than an answer does
     * @returns all its words
     */
    async reads(words: string, patienceMs?: number): Promise<string> {
      const reply = root.locator(`.log > .message.bot:nth-child(n + ${seen + 1})`, { hasText: words }).first()
      await reply.waitFor(patienceMs === undefined ? {} : { timeout: patienceMs })
      return (await reply.locator('.text').textContent()) ?? ''
    },
  }
}
