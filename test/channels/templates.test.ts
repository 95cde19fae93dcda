import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTemplates } from '../../src/channels/templates.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lang-nghe-templates-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function read(yaml: string) {
  const path = join(folder, 'templates.yaml')
  writeFileSync(path, yaml)
  return readTemplates(path)
}

test('a notice may have a template on both platforms', () => {
  const { templates, problems } = read(
    'dossier_late:\n  zalo: { id: 1, parameters: { ma: dossier } }\n  messenger: { name: late, parameters: [dossier] }\n',
  )
  expect(problems).toEqual([])
  expect([...templates.keys()]).toEqual(['dossier_late'])
})

test('an invitation by phone has none on Messenger', () => {
  expect(read('phone_invitation:\n  zalo: { id: 1 }\n').problems).toEqual([])
  expect(read('phone_invitation:\n  messenger: { name: rate }\n').problems).toEqual([
    'TEMPLATES_FILE: phone_invitation.messenger: this notice goes to a phone number, which Zalo alone can reach',
  ])
})

test.each(['just words', '- a\n', '1'])('a file of another shape (%j) is refused in one sentence', (yaml) => {
  const { problems } = read(yaml)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(/^TEMPLATES_FILE: [A-Z]/)
})

test('what is wrong inside names its place', () => {
  expect(read('dossier_late:\n  zalo: { id: abc }\n').problems).toEqual([
    'TEMPLATES_FILE: dossier_late.zalo.id: must be the number that Zalo gave the template',
  ])
})
