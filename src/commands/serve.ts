import { flushCompileCache } from 'node:module'
import { Command, Option } from 'commander'
import type { Role } from '../main.ts'

/** `serve`: web server and workers; `--role` splits them on PostgreSQL. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('chạy máy chủ / run the web server and the workers')
    .addOption(
      new Option(
        '--role <role>',
        'only answer webhooks and pages (web), or only take turns and send (worker); needs DATABASE_URL',
      )
        .choices(['all', 'web', 'worker'])
        .default('all'),
    )
    .action(async ({ role }: { role: Role }) => {
      const { serve } = await import('../main.ts') // other commands start faster without it
      const starting = serve(process.env, role, (line) => console.log(line))
      let stopping = false
      const stop = async () => {
        if (stopping) return // npm passes a terminal's Ctrl-C on, so that it comes twice
        stopping = true
        const giveUp = setTimeout(() => process.exit(1), 10_000)
        giveUp.unref()
        await (await starting).stop()
        process.exit(0)
      }
      process.on('SIGINT', stop)
      process.on('SIGTERM', stop)
      await starting
      flushCompileCache() // Node would keep it at the end alone, which a server that is killed does not come to
    })
}
