import { mkdirSync, mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findForm, readForm } from '../../src/procedures/forms.ts'

let place: string
let folder: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'forms-'))
  folder = join(place, 'forms')
  mkdirSync(folder)
})
afterEach(() => rmSync(place, { recursive: true }))
const put = (...names: string[]) => {
  for (const name of names) writeFileSync(join(folder, name), `of ${name}`)
}

describe('the form of a procedure', () => {
  test.each([
    ['1.004199.pdf', 'Mẫu đơn 1.004199.pdf'],
    ['1.004199 Tờ khai.pdf', 'Tờ khai.pdf'],
    ['1.004199  Đơn đề nghị (mẫu 11).DOCX', 'Đơn đề nghị (mẫu 11).docx'],
    ['1.004199 Ảnh mẫu.JPEG', 'Ảnh mẫu.jpeg'],
  ])('in the file %s is called %s', async (file, name) => {
    put(file)
    const form = await findForm(folder, '1.004199')
    expect([form?.id.replace(/\?\d+$/, ''), form?.name]).toEqual([file, name])
  })

  test('is the first of several, and none of another procedure whose code begins alike', async () => {
    put('1.0041991 Khác.pdf', '1.004199 B.pdf', '1.004199 A.pdf', '1.004199-Nháp.pdf', '1.004199 0.exe')
    expect((await findForm(folder, '1.004199'))?.name).toBe('A.pdf')
    expect(await findForm(folder, '1.004')).toBeNull()
  })

  test('is found under a name in decomposed letters, as some systems write it', async () => {
    const file = '1.004199 Tờ khai.pdf'.normalize('NFD')
    put(file)
    const form = await findForm(folder, '1.004199')
    expect(form?.name).toBe('Tờ khai.pdf'.normalize('NFC'))
    expect(await readForm(folder, form!.id)).toMatchObject({ type: 'application/pdf' })
  })

  test('is none where there is no folder, or a folder stands in its place', async () => {
    mkdirSync(join(folder, '1.004199.pdf'))
    expect(await findForm(folder, '1.004199')).toBeNull()
    expect(await findForm(join(folder, 'none'), '1.004199')).toBeNull()
  })
})

describe('the file of a form', () => {
  test('that was changed has another id', async () => {
    put('1.004199.pdf')
    const before = await findForm(folder, '1.004199')
    utimesSync(join(folder, '1.004199.pdf'), 1_700_000_000, 1_700_000_000)
    expect((await findForm(folder, '1.004199'))?.id).not.toBe(before?.id)
  })

  test('is read with its type', async () => {
    put('1.004199 Tờ khai.png')
    expect(await readForm(folder, '1.004199 Tờ khai.png?1')).toEqual({
      bytes: Buffer.from('of 1.004199 Tờ khai.png'),
      type: 'image/png',
      name: 'Tờ khai.png',
    })
  })

  test.each(['gone.pdf?1', '../secret.pdf?1', 'sub/a.pdf?1', '/etc/hosts.pdf?1', '?', ''])(
    '%j is none of this folder',
    async (id) => {
      mkdirSync(join(folder, 'sub'))
      put('sub/a.pdf')
      writeFileSync(join(place, 'secret.pdf'), 'x')
      expect(await readForm(folder, id)).toBeNull()
    },
  )

  test('over 25 MB is none that could be sent', async () => {
    put('1.pdf')
    truncateSync(join(folder, '1.pdf'), 25 * 1024 * 1024 + 1)
    expect(await readForm(folder, '1.pdf?1')).toBeNull()
  })
})
