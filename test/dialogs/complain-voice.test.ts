/** A voice or a video tells who sent it: said before the way of sending is chosen, and the files can be taken out. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Attachment } from '../../src/channels/channel.ts'
import type { Desk } from '../../src/desk.ts'
import { aDeskWithLateDossier, filed, photo, someone, voice } from './complaining.ts'

const TELLS = 'có thể cho biết Ông/Bà là ai'
const video: Attachment = { ...voice, kind: 'video' }

let desk: Desk
beforeAll(async () => {
  desk = await aDeskWithLateDossier()
})

/** Up to "Ông/Bà muốn gửi theo cách nào?", with files in the story; what was asked. */
async function atConfidentiality(files: Attachment[]) {
  const talk = someone(desk)
  await talk.types('tôi muốn phản ánh')
  await talk.types('thai do')
  if (files.length > 0) await talk.sends(files)
  await talk.types('Sáng qua ở quầy số 3 phường Mây Hồng, cán bộ quát tôi trước mặt mọi người')
  await talk.types('xong')
  await talk.types('bỏ qua')
  const asked = await talk.types('bỏ qua')
  expect(talk.open()).toBe('complain.confidentiality')
  return { talk, asked }
}

async function atSummary(files: Attachment[], way: string) {
  const { talk } = await atConfidentiality(files)
  const said = await talk.types(way)
  expect(talk.open()).toBe('complain.summary')
  return { talk, said }
}

describe('before the way of sending is chosen', () => {
  test.each([
    ['a voice', [voice]],
    ['a video', [video]],
    ['a voice among photos', [photo, voice, photo]],
  ])('%s brings the warning, and how to take it out', async (_, files) => {
    const { asked } = await atConfidentiality(files)
    expect(asked).toContain(TELLS)
    expect(asked).toContain('«Bỏ tệp gửi kèm»')
  })

  test('photos and words bring none', async () => {
    expect((await atConfidentiality([photo])).asked).not.toContain(TELLS)
    expect((await atConfidentiality([])).asked).not.toContain(TELLS)
  })

  test('a voice sent while it is asked brings it at once', async () => {
    const { talk, asked } = await atConfidentiality([])
    expect(asked).not.toContain(TELLS)
    expect(await talk.sends([voice])).toContain(TELLS)
  })
})

describe('at the review', () => {
  test.each(['ẩn danh', 'giữ kín'])('it is said once more to whoever chose "%s"', async (way) => {
    expect((await atSummary([voice], way)).said).toContain(TELLS)
  })

  test('whoever says who they are is not warned', async () => {
    expect((await atSummary([voice], 'cho biết người gửi')).said).not.toContain(TELLS)
  })

  test('a voice that comes only now is counted and warned of', async () => {
    const { talk } = await atSummary([], 'ẩn danh')
    const said = await talk.sends([voice])
    expect(said).toContain('Tệp gửi kèm: 1')
    expect(said).toContain(TELLS)
  })

  test.each(['bỏ tệp', 'bỏ hết ảnh đi', 'xóa tin thoại', 'Xoá file', 'remove the video'])(
    '"%s" takes the files out',
    async (words) => {
      const { talk } = await atSummary([voice, photo], 'ẩn danh')
      const said = await talk.types(words)
      expect(said).toContain('Đã bỏ các tệp')
      expect(said).not.toContain('Tệp gửi kèm:')
      expect(said).not.toContain(TELLS)
      expect(talk.open()).toBe('complain.summary')
      expect(talk.draft()).toMatchObject({ attachments: [] })
    },
  )

  test.each(['gửi thêm ảnh', 'có ảnh rồi', 'đừng bỏ ảnh', 'không xóa tệp', 'gửi kèm'])(
    '"%s" takes nothing out',
    async (words) => {
      const { talk } = await atSummary([voice, photo], 'ẩn danh')
      await talk.types(words)
      expect(talk.draft().attachments).toHaveLength(2)
    },
  )

  test('"sửa tệp" offers to take them out', async () => {
    const { talk } = await atSummary([voice], 'ẩn danh')
    await talk.types('sửa tệp')
    expect(talk.offered()).toContain('Bỏ tệp gửi kèm')
  })

  test('what was taken out belongs to no complaint, what is sent again does', async () => {
    const { talk } = await atSummary([voice, photo], 'ẩn danh')
    await talk.types('sửa')
    expect(talk.offered()).toContain('Bỏ tệp gửi kèm')
    await talk.types('bỏ tệp gửi kèm')
    await talk.sends([photo])
    const { row, details } = await filed(desk, await talk.types('gửi'))
    expect(details.attachments).toMatchObject([{ kind: 'image' }])
    const linked = await desk.database.read
      .selectFrom('attachment')
      .select('kind')
      .where('complaint', '=', row.code)
      .execute()
    expect(linked).toEqual([{ kind: 'image' }])
  })

  test('without files there is nothing to take out', async () => {
    const { talk } = await atSummary([], 'ẩn danh')
    await talk.types('sửa')
    expect(talk.offered()).not.toContain('Bỏ tệp gửi kèm')
  })
})
