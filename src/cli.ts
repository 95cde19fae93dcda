/** The command line (contract 2). Every command says in `--help` what it does; exit code 0 only on success. */
import { Command } from 'commander'
import { accountCommands } from './commands/account.ts'
import { backupCommands } from './commands/backup.ts'
import { channelsCommands } from './commands/channels.ts'
import { chatCommand } from './commands/chat.ts'
import { dataCommands } from './commands/data.ts'
import { doctorCommand } from './commands/doctor.ts'
import { feedCommands } from './commands/feed.ts'
import { outboxCommands } from './commands/outbox.ts'
import { publishCommand } from './commands/publish.ts'
import { quarantineCommands } from './commands/quarantine.ts'
import { replayCommand } from './commands/replay.ts'
import { reportCommand } from './commands/report.ts'
import { rollupsCommands } from './commands/rollups.ts'
import { scoresCommand } from './commands/scores.ts'
import { serveCommand } from './commands/serve.ts'
import { subjectCommands } from './commands/subject.ts'
import { understandingCommands } from './commands/understanding.ts'
import { verifyRecordCommand } from './commands/verify-record.ts'
import { BadSettings } from './config.ts'

try {
  process.loadEnvFile()
} catch {} // no .env is fine

// Whoever reads our output may stop reading (`| head`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const program = new Command('lang-nghe')
  .description(
    'Lắng Nghe: chatbot tiếp nhận phản ánh và đánh giá của người dân / a listening chatbot for public offices',
  )
  .showHelpAfterError('(lang-nghe --help lists the commands)')
for (const command of [
  serveCommand(),
  chatCommand(),
  replayCommand(),
  ...dataCommands(),
  scoresCommand(),
  reportCommand(),
  publishCommand(),
  rollupsCommands(),
  outboxCommands(),
  feedCommands(),
  quarantineCommands(),
  understandingCommands(),
  ...subjectCommands(),
  accountCommands(),
  ...backupCommands(),
  channelsCommands(),
  doctorCommand(),
  verifyRecordCommand(),
]) {
  program.addCommand(command)
}

try {
  await program.parseAsync()
} catch (error) {
  const known = error instanceof BadSettings || (error as { expected?: boolean }).expected
  console.error(known ? (error as Error).message : error)
  process.exitCode = 1
}
