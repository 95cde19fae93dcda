import { readFile, stat } from 'node:fs/promises'
import { Command } from 'commander'
import type { Break } from '../privacy/chain.ts'
import { readRecord, type Unreadable } from '../privacy/read-record.ts'
import { verifyRecord } from '../privacy/verify-record.ts'
import { CommandFailed } from './with-desk.ts'

/** Far more than any record has: a case with 10,000 entries takes 5 MB. */
const MOST_BYTES = 256 * 1024 * 1024

/** The first faults tell what happened; a forged file may have as many as entries. */
const MOST_SHOWN = 100

/** `verify-record FILE`: needs neither settings nor database. */
export function verifyRecordCommand(): Command {
  return new Command('verify-record')
    .description('kiểm tra sổ ghi nối chuỗi đã xuất, không cần mạng / check an exported record offline')
    .argument('<file>', 'tệp tải từ trang phản ánh / the file downloaded from the page of a complaint')
    .action(async (path: string) => {
      const verdict = verifyRecord(await parsed(path))
      if ('unreadable' in verdict) throw new CommandFailed(notARecord('shape', verdict.unreadable))
      if (!verdict.holds) throw new CommandFailed(brokenWords(verdict.breaks))
      const { entries, contents, days, lastSeal } = verdict
      console.log(
        `Sổ ghi nguyên vẹn: ${entries} mục, ${contents} nội dung khớp, ${days} ngày niêm phong.\nThe record holds: ${entries} entries, ${contents} contents match, ${days} sealed days.`,
      )
      console.log(
        lastSeal
          ? `Đối chiếu mã niêm phong cuối với mã cơ quan đã ghi lại ngày đó. / Compare the last seal with the one the office noted that day.\n  ${lastSeal.day}  ${lastSeal.hash}`
          : 'Chưa có ngày nào niêm phong: chưa đối chiếu được với bên ngoài. / No day is sealed yet: there is nothing to compare it with outside.',
      )
    })
}

async function parsed(path: string): Promise<unknown> {
  const unreadable = new CommandFailed(`${path}: không đọc được tệp / cannot be read`)
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw unreadable
  if (found.size > MOST_BYTES) throw new CommandFailed(notARecord('too_large'))
  const read = readRecord(
    await readFile(path).catch(() => {
      throw unreadable
    }),
  )
  if ('unreadable' in read) throw new CommandFailed(notARecord(read.unreadable))
  return read.value
}

const NOT_A_RECORD: Record<Unreadable | 'too_large' | 'shape', string> = {
  empty: 'tệp rỗng / the file is empty',
  not_text: 'không phải tệp văn bản UTF-8 / it is no text in UTF-8',
  not_json: 'không phải JSON, hoặc tệp bị cắt / it is no JSON, or was cut off',
  too_deep: 'lồng nhau quá sâu / it is nested too deep',
  too_large: 'tệp quá lớn / the file is too large',
  shape: 'thiếu hoặc sai phần / a part is missing or wrong',
}

/** @param where the part that is wrong */
function notARecord(why: keyof typeof NOT_A_RECORD, where = ''): string {
  return `Đây không phải sổ ghi của Lắng Nghe. / This is no record of Lắng Nghe.\n  ${NOT_A_RECORD[why]}${where ? `: ${where}` : ''}`
}

const FAULTS: Record<Break['why'], string> = {
  out_of_order: 'thiếu mục trước đó, hoặc sai thứ tự / what stands before is missing, or the order is wrong',
  not_linked: 'không nối với mục trước / it does not follow from the one before',
  changed: 'mục đã bị sửa / it was changed',
  content_changed: 'nội dung đã bị sửa / its content was changed',
  not_in_day: 'không khớp với niêm phong của ngày / the seal of the day does not hold it',
  no_day: 'thiếu niêm phong của ngày này / the seal of this day is missing',
  no_entry:
    'thiếu mục cuối: sổ rỗng hoặc bị cắt bớt / the last entry is missing: the record is empty or was cut',
}

function faultLine({ at, why }: Break): string {
  return `${at}: ${FAULTS[why]}`
}

function brokenWords(breaks: readonly Break[]): string {
  return [
    `Sổ ghi KHÔNG nguyên vẹn, ${breaks.length} lỗi. / The record does NOT hold, ${breaks.length} faults.`,
    ...breaks.slice(0, MOST_SHOWN).map((each) => `  ${faultLine(each)}`),
    ...(breaks.length > MOST_SHOWN ? [`  … (${breaks.length - MOST_SHOWN})`] : []),
  ].join('\n')
}
