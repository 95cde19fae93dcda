import { randomBytes } from 'node:crypto'
import { Command } from 'commander'
import type { OaAccount } from '../channels/accounts.ts'
import { beginConsent, CONSENT_MS, callbackAddress } from '../channels/zalo/consent.ts'
import type { Config } from '../config.ts'
import type { Desk } from '../desk.ts'
import { CommandFailed, withNewDesk } from './with-desk.ts'

/** `channels consent [OA]`: the address at which an OA's admin lets us speak for the OA. */
export function consentCommand(): Command {
  return new Command('consent')
    .description(
      'tạo địa chỉ để quản trị OA đồng ý cấp quyền / make the address at which an OA’s admin consents',
    )
    .argument('[oa]', 'the OA’s id; may be left out where there is one OA')
    .action((id: string | undefined) =>
      withNewDesk(async (desk, _now, config) => {
        const oa = chosen(config.accounts.oas, id)
        const address = await consentAddress(config, desk, oa)
        if (address === null)
          throw new CommandFailed(
            'PUBLIC_URL: chưa đặt; Zalo cần địa chỉ https để quay về / is not set; Zalo needs an https address to come back to',
          )
        console.log(
          `Quản trị OA ${oa.oaId} mở địa chỉ sau trong ${CONSENT_MS / 60_000} phút và đồng ý (dùng một lần; máy chủ phải đang chạy):
The admin of OA ${oa.oaId} opens this within ${CONSENT_MS / 60_000} minutes and consents (good once; the server must be running):

${address}

Địa chỉ callback phải có trong trang ứng dụng Zalo / must be saved in Zalo's console: ${callbackAddress(config.env.PUBLIC_URL!)}`,
        )
      }),
    )
}

function chosen(oas: readonly OaAccount[], id: string | undefined): OaAccount {
  const oa = id === undefined && oas.length === 1 ? oas[0] : oas.find(({ oaId }) => oaId === id)
  if (oa) return oa
  const known = oas.length === 0 ? 'chưa có OA nào / none' : oas.map(({ oaId }) => oaId).join(', ')
  throw new CommandFailed(`Chọn một OA trong cấu hình / name an OA of the settings: ${known}`)
}

/** A fresh address for the consent of an OA; null while `PUBLIC_URL` is not set. */
export async function consentAddress(config: Config, desk: Desk, oa: OaAccount): Promise<string | null> {
  const { PUBLIC_URL, ZALO_OAUTH_URL, ZALO_CODE_VERIFIER } = config.env
  if (!PUBLIC_URL) return null
  const tools = { ...desk, oauthUrl: ZALO_OAUTH_URL, codeVerifier: ZALO_CODE_VERIFIER ?? null, now: Date.now }
  return beginConsent(tools, oa, PUBLIC_URL, randomBytes)
}
