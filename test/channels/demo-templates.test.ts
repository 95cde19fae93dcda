import { expect, test } from 'vitest'
import { templatesOfDemo } from '../../src/channels/demo-templates.ts'
import { NOTICE_WORDS } from '../../src/channels/templates.ts'
import { demoTemplates } from '../../src/simulator/demo-templates.ts'

test('the demonstration has a template for every kind of notice, filled with words that it knows', () => {
  expect([...templatesOfDemo.keys()].sort()).toEqual(Object.keys(NOTICE_WORDS).sort())
  for (const { kind, words } of demoTemplates)
    expect(NOTICE_WORDS[kind], kind).toEqual(expect.arrayContaining(words))
})

test('no text begins or ends with a parameter, which Meta would refuse', () => {
  for (const { messenger } of demoTemplates) expect(messenger.body).not.toMatch(/^\{\{|\}\}$/)
})
