/** What the report says, from facts in a database. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../../src/desk.ts'
import { compose } from '../../src/report/compose.ts'
import type { Block, Report, Table } from '../../src/report/report.ts'
import { at, givenComplaint } from '../scores/given.ts'
import { factsOf, NOW, reportOf, smallProvince } from './reported.ts'

let desk: Desk
let report: Report
beforeAll(async () => {
  desk = await smallProvince()
  report = await reportOf(desk)
})

const section = (sheet: string, of = report) => of.sections.find((each) => each.sheet === sheet)!
const sentences = (blocks: readonly Block[]) =>
  blocks.flatMap((block) =>
    block.kind === 'sentence' ? [block.text] : block.kind === 'list' ? block.items : [],
  )
const tables = (blocks: readonly Block[]) => blocks.filter((block): block is Table => block.kind === 'table')
const rowOf = (table: Table, unit: string) => table.rows.find(([, name]) => name === unit)

describe('the form of an official document', () => {
  test('names the office, leaves number, place, day and signature to it', () => {
    expect(report.letterhead.agency).toBe('ỦY BAN NHÂN DÂN TỈNH HÒA MẪU')
    expect(report.letterhead.number).toMatch(/^Số: …+\/BC-…+$/)
    expect(report.letterhead.placeAndDate).toContain('ngày …… tháng …… năm 2026')
    expect(report.about).toBe(
      'Kết quả đo lường sự hài lòng của người dân và chất lượng phục vụ, quý 3 năm 2026',
    )
  })

  test('cites the acts in force, each but the last with a semicolon', () => {
    expect(report.bases).toHaveLength(3)
    expect(report.bases.map((base) => base.at(-1))).toEqual([';', ';', '.'])
    expect(report.bases.join()).toContain('118/2025/NĐ-CP')
    expect(report.bases.join()).not.toContain('61/2018/NĐ-CP')
  })

  test('numbers parts, tables and figures through', () => {
    expect(report.sections.map(({ number }) => number)).toEqual([
      'I',
      'II',
      'III',
      'IV',
      'V',
      'VI',
      'VII',
      'VIII',
      'IX',
      'X',
    ])
    const all = [...report.sections, ...report.annexes].flatMap(({ blocks }) => blocks)
    expect(tables(all).map(({ title }) => Number(/^Bảng (\d+)\. /.exec(title)?.[1]))).toEqual(
      tables(all).map((_, i) => i + 1),
    )
  })
})

describe('the summary', () => {
  const said = () => sentences(section('Tóm tắt').blocks).join('\n')

  test('tells the whole with its interval, and lateness and complaints', () => {
    expect(said()).toContain('Trong kỳ có 265 lượt đánh giá; 79,2%')
    expect(said()).toContain('2/12 hồ sơ trễ hạn (16,7%). Nhiều hồ sơ trễ nhất: UBND xã A (2/12).')
    expect(said()).toContain('1 đúng, 0 đúng một phần, 0 không đúng')
  })

  test('calls a tie a tie: only A is told apart from the others', () => {
    expect(said()).toContain(
      'chắc chắn thuộc nửa trên: UBND xã A. 3 đơn vị còn lại chưa phân biệt được (đồng hạng).',
    )
  })

  test('says how many units are withheld', () => {
    expect(said()).toContain('1 đơn vị có dưới 30 lượt đánh giá nên chưa công bố chỉ số.')
  })

  test('says so when the period is not over', async () => {
    const open = await reportOf(desk, { asOf: at('2026-09-01') })
    expect(sentences(section('Tóm tắt', open).blocks)[0]).toContain('Kỳ báo cáo chưa kết thúc')
  })
})

describe('the tables', () => {
  test('hold the figures of the scorecards, a dash where one is withheld', async () => {
    const { cards } = await factsOf(desk)
    const [table] = tables(section('Hài lòng').blocks)
    for (const { unit, satisfaction, coverage } of cards.filter(({ satisfaction }) => satisfaction.n > 0)) {
      const row = rowOf(table!, unit.name.replace('Ủy ban nhân dân', 'UBND'))!
      const index = satisfaction.index === null ? null : { value: satisfaction.index, as: 'percent' }
      expect(row[2]).toEqual(index)
      expect(row[4]).toEqual({ value: satisfaction.n, as: 'count' })
      expect(row[6]).toEqual({ value: coverage.returned, as: 'count' })
    }
    expect(rowOf(table!, 'UBND xã D')!.slice(2, 6)).toEqual([null, '–', { value: 7, as: 'count' }, null])
    expect(rowOf(table!, 'UBND xã A')![5]).toBe('1')
    expect(rowOf(table!, 'UBND xã B')![5]).toBe('2 - 4')
  })

  test('give each reason why a unit is kept from "tốt", and where nothing can be decided', () => {
    const [denied, undecided] = tables(section('Bộ tiêu chí').blocks)
    expect(rowOf(denied!, 'UBND xã A')![2]).toContain('2/12 hồ sơ trễ hạn (16,7%)')
    expect(rowOf(denied!, 'UBND xã B')![2]).toContain('30/50 lượt đánh giá hài lòng (60,0%)')
    expect(rowOf(undecided!, 'UBND xã D')![2]).toContain('mới có 7 lượt đánh giá')
  })

  test('name the targets that are not measured, with the reason', () => {
    const [targets] = tables(section('Mục tiêu').blocks)
    expect(targets!.rows).toHaveLength(8)
    expect(rowOf(targets!, 'Công khai, minh bạch')!.slice(3)).toEqual([
      'chưa đo được',
      null,
      null,
      'Hệ thống chưa nhận dữ liệu về công khai thủ tục và kết quả.',
    ])
    expect(rowOf(targets!, 'Không trễ hẹn')![3]).toBe('16,7% (2 / 12)')
  })
})

describe('trends', () => {
  test('name a change only where it is one', () => {
    const blocks = section('Diễn biến').blocks
    expect(sentences(blocks).join('\n')).toContain(
      'trong 1 đơn vị so sánh được, 1 đơn vị có thay đổi vượt sai số',
    )
    const changes = tables(blocks).at(-1)!
    expect(rowOf(changes, 'UBND xã E')!.slice(2, 5)).toEqual([
      { value: 27.3, as: 'percent' },
      { value: 72.7, as: 'percent' },
      'tăng',
    ])
  })
})

describe('a report of one unit', () => {
  test('is of it and all under it, and names the office above', async () => {
    const one = await reportOf(desk, { unitCode: 'A' })
    expect(one.letterhead).toMatchObject({
      superior: 'ỦY BAN NHÂN DÂN TỈNH HÒA MẪU',
      agency: 'ỦY BAN NHÂN DÂN XÃ A',
    })
    const [table] = tables(section('Hài lòng', one).blocks)
    expect(table!.rows.map(([, name]) => name)).toEqual(['UBND xã A'])
    expect(JSON.stringify(one)).not.toContain('xã B')
  })
})

describe('the annex', () => {
  test('says by which call the report is made again', () => {
    const code = report.annexes[0]!.blocks.find((block) => block.kind === 'code')
    expect(code).toMatchObject({
      text: 'npx lang-nghe report --period 2026-Q3 --framework kl-91 --as-of 2026-10-15T08:00:00+07:00 --out bao-cao-2026-Q3.docx',
    })
  })

  test('and as of that moment it is the same, whatever came since', async () => {
    const before = JSON.stringify(compose(await factsOf(desk, { asOf: NOW - 1000 })))
    await givenComplaint(desk, {
      unit: 'C',
      steps: [
        [NOW, 'received'],
        [NOW, 'resolved', 'founded'],
      ],
    })
    expect(JSON.stringify(compose(await factsOf(desk, { asOf: NOW - 1000 }, {}, NOW + 60_000)))).toBe(before)
  })
})
