/** Citizens who do not exist. Everyone is called "Thí Dụ" ("example"); phones are 0900 000 xxx; identity numbers begin with 099, which no place has. */
import type { Applicant } from '../dossiers/dossier.ts'
import type { Chance } from './mulberry32.ts'

const FAMILY = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Phan',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
]
const GIVEN = [
  'An',
  'Bảo',
  'Cúc',
  'Dũng',
  'Giang',
  'Hạnh',
  'Khoa',
  'Lan',
  'Mận',
  'Nhàn',
  'Oanh',
  'Phú',
  'Quế',
  'Sen',
  'Tâm',
  'Út',
  'Vân',
  'Xuân',
  'Yên',
]

/** Someone who hands in a dossier. */
export function drawApplicant(chance: Chance): Applicant {
  return {
    name: `${chance.pick(FAMILY)} Thí Dụ ${chance.pick(GIVEN)}`,
    phone: drawPhone(chance),
    idNumber: chance.happens(0.7) ? `099${String(chance.int(0, 999_999_999)).padStart(9, '0')}` : null,
  }
}

/** A phone that rings nowhere. */
export function drawPhone(chance: Chance): string {
  return `0900000${String(chance.int(0, 999)).padStart(3, '0')}`
}
