import { sameLengthFold } from './same-length-fold.ts'

const WEEKDAY = '(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|t[2-7]|chu nhat|cn)'
const PART = '(?:sang|chieu|toi|trua|dem)'
const NUMBER = '(?:\\d{1,2}|gieng|mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi(?: mot| hai)?)'

/** Most telling first; each is tried over the whole text. */
const PATTERNS = [
  `ngay \\d{1,2} thang ${NUMBER}(?: nam \\d{4})?`,
  `(?:${PART} )?(?<![\\d.,/-])\\d{1,2}[/-]\\d{1,2}(?:[/-](?:20)?\\d{2})?(?![\\d/-])`,
  `(?:ngay )?mung \\d{1,2}(?: am lich)?`,
  `(?:hom )?${PART}? ?(?<!lan )(?<!lan thu )${WEEKDAY}(?: tuan truoc| tuan nay| vua roi| nay)?`,
  `\\d{1,2} (?:ngay|tuan|thang) truoc`,
  `${PART} (?:nay|qua)`,
  'hom (?:qua|kia|nay|ram|dau thang|dau nam)',
  '(?:tuan|thang) truoc',
  `(?:cuoi|dau|giua) thang ${NUMBER}`,
  '(?:dau|cuoi) nam(?: ngoai| nay)?',
  'hoi ra gieng',
  `thang ${NUMBER}(?![\\w])`,
  'ngay \\d{1,2}(?![\\d/])',
].map((source) => new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}]|[.,]\\d)`, 'gu'))

/** The first date in a text as it was typed ("hôm qua", "thứ ba tuần trước", "12/6", "mùng 10 âm lịch"), or null. */
export function dateSlot(text: string): string | null {
  const typed = text.slice(0, 2000)
  const folded = sameLengthFold(typed)
  for (const pattern of PATTERNS) {
    for (const found of folded.matchAll(pattern)) {
      const before = folded.slice(Math.max(0, found.index - 5), found.index)
      if (/(?:lan|tang|so|lop) $/.test(before) && /thu|\d/.test(found[0])) continue
      const date = withoutPronoun(typed.slice(found.index, found.index + found[0].length).trim())
      if (isWrittenAsDate(date, before)) return date
    }
  }
  return null
}

/** "tôi thứ hai", "tới 30/11": only tối is a part of the day. */
function withoutPronoun(date: string): string {
  return date.replace(/^(?:tôi|tới|toi|Tôi|Tới|Toi) (?=\S*[\d/]|th[uứ]|ch[uủ])/u, '')
}

function isWrittenAsDate(date: string, before: string): boolean {
  const lower = date.toLowerCase()
  if (/^(?:tôi|tới)/.test(lower) || (/^toi/.test(lower) && /cua $/.test(before))) return false
  return (
    !/(?:^| )th[ửủùúụũưừữ]u? /u.test(lower) &&
    !/(?:^| )(?:thử|thu|thù|thụ) (?:sáu|hai|ba|bốn|tư|năm|bảy)/u.test(lower)
  )
}
