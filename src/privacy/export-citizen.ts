/** Everything that is kept of a citizen, as a file they can read: JSON with Vietnamese labels (Luật 91/2025/QH15, right of access). */
import { attachmentsOf, type ListedAttachment, listed } from '../attachments/attachment-list.ts'
import { type Instant, toVietnamese } from '../calendar/instant.ts'
import { openDetails } from '../complaints/complaint-row.ts'
import { IDENTITY_REASONS, type IdentityReason } from '../complaints/identity/identity.ts'
import { readTimeline } from '../complaints/timeline.ts'
import type { Held, Mailbox } from '../conversation/mailbox.ts'
import { write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { isLinkedChat } from '../officials-told/contact.ts'
import { recordViews } from './chained-record.ts'
import { CONSENT_PURPOSES } from './consent.ts'
import { CannotOpen } from './seal.ts'

/** Labels and values, as they are shown. */
export type CitizenExport = Record<string, unknown>

/**
 * Gathers it all and notes the request, in the record of each complaint too. A complaint sent anonymously is not in it:
 * nothing tells whose it is.
 *
 * @param by `citizen`, or who did it for them
 * @param id of the request, drawn by the caller
 * @param mailbox knows the messages that are still held
 */
export async function exportCitizen(
  desk: Desk,
  citizen: string,
  by: string,
  id: string,
  now: Instant,
  mailbox: Pick<Mailbox, 'held'>,
): Promise<CitizenExport> {
  const complaints = await complaintsOf(desk, citizen, by, now)
  const file: CitizenExport = {
    'Dữ liệu về Ông/Bà được lưu tại hệ thống Lắng Nghe': `Lập lúc ${toVietnamese(now)}`,
    'Thông tin chung': await generalOf(desk, citizen),
    'Sự đồng ý đã cho': await consentsOf(desk, citizen),
    'Phản ánh, kiến nghị': complaints,
    'Việc mở danh tính': await openingsOf(desk, citizen),
    'Đánh giá mức độ hài lòng': await ratingsOf(desk, citizen),
    'Lời khen ngợi': await commendationsOf(desk, citizen),
    'Yêu cầu gặp cán bộ': await requestsOf(desk, citizen),
    'Hồ sơ theo dõi': await followedOf(desk, citizen),
    'Tin nhắn còn lưu': messagesOf(desk, (await mailbox.held(citizen)) ?? []),
  }
  const counts = Object.fromEntries(
    Object.entries(file).flatMap(([label, items]) => (Array.isArray(items) ? [[label, items.length]] : [])),
  )
  const request = {
    id,
    kind: 'export',
    at: now,
    by,
    outcome: JSON.stringify(counts),
    citizen: null,
    done_at: now,
  }
  await desk.database.commit([
    write(
      desk.database.read
        .insertInto('data_request')
        .values(request)
        .onConflict((conflict) => conflict.column('id').doNothing()),
    ),
  ])
  return file
}

async function generalOf(desk: Desk, citizen: string) {
  const row = await desk.database.read
    .selectFrom('citizen')
    .selectAll()
    .where('ref', '=', citizen)
    .executeTakeFirst()
  if (!row || row.erased_at !== null) return 'Không lưu'
  return {
    Kênh: row.channel,
    'Ngôn ngữ': row.language === 'en' ? 'Tiếng Anh' : 'Tiếng Việt',
    'Lần đầu liên hệ': toVietnamese(row.created_at),
    'Mã định danh nội bộ': citizen,
    'Nối với tài khoản cán bộ': (await isLinkedChat(desk, citizen)) ? 'Có' : 'Không',
  }
}

async function consentsOf({ database }: Desk, citizen: string) {
  const rows = await database.read
    .selectFrom('consent')
    .selectAll()
    .where('citizen', '=', citizen)
    .orderBy('at')
    .execute()
  return rows.map((row) => ({
    'Mục đích': CONSENT_PURPOSES[row.purpose as keyof typeof CONSENT_PURPOSES]?.vi ?? row.purpose,
    'Trả lời': row.given === 1 ? 'Đồng ý' : 'Không đồng ý',
    'Thời điểm': toVietnamese(row.at),
  }))
}

async function followedOf({ database }: Desk, citizen: string) {
  const rows = await database.read
    .selectFrom('follower')
    .selectAll()
    .where('citizen', '=', citizen)
    .orderBy('since')
    .execute()
  return rows.map((row) => ({
    'Mã hồ sơ': row.dossier,
    'Theo dõi từ': toVietnamese(row.since),
    'Thôi theo dõi lúc': row.ended_at === null ? null : toVietnamese(row.ended_at),
  }))
}

async function complaintsOf(desk: Desk, citizen: string, by: string, now: Instant) {
  const rows = await desk.database.read
    .selectFrom('complaint')
    .selectAll()
    .where('citizen', '=', citizen)
    .orderBy('created_at')
    .execute()
  await recordViews(
    desk,
    rows.map((row) => row.code),
    by,
    'export',
    now,
  )
  const files = await attachmentsOf(
    desk,
    rows.map((row) => row.code),
  )
  const shown = []
  for (const row of rows) {
    const details = openDetails(desk.vault, row)
    const timeline = await readTimeline(desk, row.code, row.key_sealed)
    shown.push({
      'Mã phản ánh': row.code,
      'Nội dung': details?.story ?? 'Đã xóa',
      'Cán bộ được nêu': details?.official ?? null,
      'Mã hồ sơ': details?.dossierCode ?? null,
      'Cách liên hệ': details?.contact ?? null,
      'Tệp gửi kèm': listed(details?.attachments ?? [], files.get(row.code) ?? []).map(labelled),
      'Đơn vị được phản ánh (mã)': row.unit_code,
      'Số tiền (đồng)': row.amount_vnd,
      'Chế độ bảo mật': row.confidentiality,
      'Trạng thái': row.status,
      'Gửi lúc': toVietnamese(row.created_at),
      'Quá trình giải quyết': timeline.map((step) => ({
        'Thời điểm': toVietnamese(step.at),
        Bước: step.kind,
        'Nội dung': step.text,
      })),
    })
  }
  return shown
}

/** Those that the citizen was told of; one that is still put off is told when its case is over. */
async function openingsOf({ database }: Desk, citizen: string) {
  const rows = await database.read
    .selectFrom('identity_request')
    .innerJoin('complaint', 'complaint.code', 'identity_request.complaint')
    .select(['code', 'reason', 'decided_at', 'expires_at'])
    .where('complaint.citizen', '=', citizen)
    .where('telling', '=', 'told')
    .orderBy('decided_at')
    .execute()
  return rows.map((row) => ({
    'Mã phản ánh': row.code,
    'Lý do': IDENTITY_REASONS[row.reason as IdentityReason]?.vi ?? row.reason,
    'Xem được từ': row.decided_at === null ? null : toVietnamese(row.decided_at),
    Đến: row.expires_at === null ? null : toVietnamese(row.expires_at),
  }))
}

const KEPT = {
  waiting: 'Đang tải về',
  kept: 'Đang lưu',
  refused: 'Không lưu',
  failed: 'Không tải được',
  gone: 'Đã xóa',
}

function labelled({ kind, name, place, url, type, size, state }: ListedAttachment) {
  return {
    Loại: kind,
    Tên: name,
    'Vị trí': place,
    'Liên kết': url,
    'Kiểu tệp': type,
    'Kích thước (byte)': size,
    'Tình trạng': state === null ? null : KEPT[state],
  }
}

async function ratingsOf({ database, vault }: Desk, citizen: string) {
  const rows = await database.read
    .selectFrom('rating')
    .leftJoin('rating_comment', 'rating_comment.rating', 'rating.id')
    .select(['rating.id', 'unit_code', 'dossier_code', 'instrument', 'overall', 'given_at', 'text_sealed'])
    .where('citizen', '=', citizen)
    .orderBy('given_at')
    .execute()
  const ids = rows.map((row) => row.id)
  const answers =
    ids.length === 0
      ? []
      : await database.read.selectFrom('rating_answer').selectAll().where('rating', 'in', ids).execute()
  return rows.map((row) => ({
    'Đơn vị (mã)': row.unit_code,
    'Mã hồ sơ': row.dossier_code,
    'Bộ câu hỏi': row.instrument,
    'Mức chung (1-5)': row.overall,
    'Từng câu': Object.fromEntries(
      answers.filter((each) => each.rating === row.id).map((each) => [each.item, each.level]),
    ),
    'Ý kiến': row.text_sealed === null ? null : vault.open(row.text_sealed),
    'Thời điểm': toVietnamese(row.given_at),
  }))
}

async function commendationsOf({ database, vault }: Desk, citizen: string) {
  const rows = await database.read
    .selectFrom('commendation')
    .selectAll()
    .where('citizen', '=', citizen)
    .execute()
  return rows.map((row) => ({
    'Đơn vị (mã)': row.unit_code,
    'Nội dung':
      row.details_sealed === null ? 'Đã xóa' : (JSON.parse(vault.open(row.details_sealed)) as unknown),
    'Gửi lúc': toVietnamese(row.created_at),
  }))
}

async function requestsOf({ database, vault }: Desk, citizen: string) {
  const rows = await database.read
    .selectFrom('human_request')
    .selectAll()
    .where('citizen', '=', citizen)
    .execute()
  const lines = await database.read
    .selectFrom('talk_line')
    .select(['request', 'at', 'by', 'words_sealed'])
    .where('request', 'in', ['', ...rows.map(({ id }) => id)])
    .where('words_sealed', 'is not', null)
    .orderBy('at')
    .execute()
  return rows.map((row) => ({
    'Nội dung': row.topic_sealed === null ? null : vault.open(row.topic_sealed),
    'Trạng thái': row.status === 'open' ? 'Đang chờ' : 'Đã xử lý',
    'Gửi lúc': toVietnamese(row.created_at),
    'Trao đổi': lines
      .filter(({ request }) => request === row.id)
      .map(({ at, by, words_sealed }) => ({
        'Ai gửi': by === 'citizen' ? 'Ông/Bà' : 'Cán bộ',
        'Thời điểm': toVietnamese(at),
        'Nội dung': vault.open(words_sealed!),
      })),
  }))
}

/** Messages whose bodies are not deleted yet. The key of old ones may be gone: those are left out. */
function messagesOf({ vault }: Desk, held: Held[]) {
  return held
    .sort((a, b) => a.at - b.at)
    .flatMap(({ at, from, sealed }) => {
      try {
        const body = JSON.parse(vault.open(sealed)) as unknown
        const who = from === 'citizen' ? 'Ông/Bà' : 'Hệ thống'
        return [{ 'Ai gửi': who, 'Thời điểm': toVietnamese(at), 'Nội dung': body }]
      } catch (error) {
        if (error instanceof CannotOpen) return []
        throw error
      }
    })
}
