/** `channels setup`: what can be set by API is set, what cannot is printed. */
import { Command } from 'commander'
import { fixedMenu, pageShows } from '../../dialogs/menu/page.ts'
import type { PageAccount } from '../channels/accounts.ts'
import { SendError } from '../channels/channel.ts'
import { keepSubscribed, type PageAccess } from '../channels/messenger/page-info.ts'
import { type ProfilePart, type ProfileSet, profileOf, setProfile } from '../channels/messenger/profile.ts'
import { type Config, readConfig } from '../config.ts'
import { messengerByHand, zaloByHand } from './by-hand.ts'
import { CommandFailed } from './with-desk.ts'

/** Repeating it changes nothing that is as it should be. */
export function setupCommand(): Command {
  return new Command('setup')
    .description(
      'đặt nút Bắt đầu, lời chào, menu, đăng ký sự kiện cho Trang; in việc phải làm bằng tay ở Zalo / sets up Pages, prints what must be done by hand for Zalo',
    )
    .action(async () => {
      const config = readConfig(process.env, 'database')
      const { oas, pages } = config.accounts
      if (oas.length + pages.length === 0) {
        throw new CommandFailed(
          'Chưa nối kênh nào: đặt ZALO_…, MESSENGER_… hoặc CHANNELS_FILE. / No channel is connected: set ZALO_…, MESSENGER_… or CHANNELS_FILE.',
        )
      }
      const failed: string[] = []
      for (const page of pages) {
        try {
          for (const line of await setUpPage(accessTo(page, config))) console.log(line)
        } catch (error) {
          if (!(error instanceof SendError)) throw error
          failed.push(`Trang / Page ${page.pageId}: ${adviceFor(error)}`)
        }
      }
      printByHand(config)
      if (failed.length > 0) throw new CommandFailed(failed.join('\n'))
    })
}

function accessTo({ pageId, pageToken, secrets }: PageAccount, { env }: Config): PageAccess {
  return {
    pageId,
    pageToken,
    secrets,
    graphUrl: env.MESSENGER_GRAPH_URL,
    version: env.MESSENGER_GRAPH_VERSION,
  }
}

/** Sets what differs and says what it did. @throws SendError */
export async function setUpPage(page: PageAccess): Promise<string[]> {
  const fields = await keepSubscribed(page)
  const profile = await setProfile(page, profileOf(pageShows()))
  return [
    `Trang / Page ${page.pageId}:`,
    fields.length === 0
      ? '  sự kiện: đã đăng ký đủ / subscription: complete already'
      : `  sự kiện: vừa đăng ký thêm / subscription: now added: ${fields.join(', ')}`,
    ...profileLines(profile),
  ]
}

const PARTS: Record<ProfilePart, string> = {
  get_started: 'nút Bắt đầu / Get Started',
  greeting: 'lời chào / greeting',
  ice_breakers: 'câu gợi ý / ice breakers',
  persistent_menu: 'menu cố định / persistent menu',
}

function profileLines({ set, greetingRefused }: ProfileSet): string[] {
  const said = set.map((part) => `  ${PARTS[part]}: vừa đặt / set now`)
  if (greetingRefused !== null) {
    said.push(
      `  ${PARTS.greeting}: Meta không nhận (${greetingRefused}); không sao, chỉ thiếu lời chào / refused by Meta, which does no harm`,
    )
  }
  if (said.length === 0) return ['  hồ sơ trò chuyện: đã đúng, không đổi gì / profile: as it should be']
  return [...said, '  Menu mới có thể đến 24 giờ sau mới hiện. / A new menu may take 24 hours to show.']
}

function adviceFor({ failure, code }: SendError): string {
  switch (failure) {
    case 'rate_limited':
      return `Meta yêu cầu chờ (${code}): hồ sơ Trang chỉ cho 10 lượt gọi trong 10 phút; chạy lại sau 10 phút. / Wait ten minutes and run it again.`
    case 'credentials':
      return `token hoặc quyền không được nhận (${code}): tạo lại token Trang với pages_messaging và pages_manage_metadata. / The token or a permission is refused: make a new Page token.`
    case 'temporary':
    case 'unknown_outcome':
      return `không gọi được Meta (${code}); chạy lại sau ít phút. / Meta could not be reached: run it again in a few minutes.`
    default:
      return `Meta từ chối (${code}). / Meta refused it.`
  }
}

function printByHand({ accounts, office, env }: Config): void {
  const { publicUrl } = office
  if (publicUrl === null)
    console.log('PUBLIC_URL chưa đặt: các địa chỉ dưới đây thiếu tên miền. / PUBLIC_URL is not set.')
  for (const { pageId } of accounts.pages) console.log(`\n${messengerByHand(pageId, publicUrl).join('\n')}`)
  for (const oa of accounts.oas)
    console.log(`\n${zaloByHand(oa, fixedMenu(), publicUrl, env.ZALO_VERIFIER_CODE).join('\n')}`)
}
