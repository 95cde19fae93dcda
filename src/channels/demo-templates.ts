/** The templates of the demonstration, as `TEMPLATES_FILE` would name them. */
import { demoTemplates } from '../simulator/demo-templates.ts'
import type { Templates } from './templates.ts'

/** What the played platforms have approved. */
export const templatesOfDemo: Templates = new Map(
  demoTemplates.map(({ kind, words, zalo, messenger }) => [
    kind,
    {
      zalo: { id: zalo.id, parameters: Object.fromEntries(words.map((word) => [word, word])) },
      messenger: { name: messenger.name, language: messenger.language, parameters: words },
    },
  ]),
)
