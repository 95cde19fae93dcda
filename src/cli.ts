/** The command line (contract 2). Every command says in `--help` what it does; exit code 0 only on success. */
import { Command } from 'commander'

try {
  process.loadEnvFile()
} catch {} // no .env is fine

// Whoever reads our output may stop reading (`| head`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

/** The commands by their names; a file is loaded when one of its commands is asked for, since all of them take a second. */
const commands: [names: string[], load: () => Promise<Command[]>][] = [
  [['serve'], async () => [(await import('./commands/serve.ts')).serveCommand()]],
  [['chat'], async () => [(await import('./commands/chat.ts')).chatCommand()]],
  [['replay'], async () => [(await import('./commands/replay.ts')).replayCommand()]],
  [['migrate', 'seed', 'import'], async () => (await import('./commands/data.ts')).dataCommands()],
  [['scores'], async () => [(await import('./commands/scores.ts')).scoresCommand()]],
  [['report'], async () => [(await import('./commands/report.ts')).reportCommand()]],
  [['publish'], async () => [(await import('./commands/publish.ts')).publishCommand()]],
  [['rollups'], async () => [(await import('./commands/rollups.ts')).rollupsCommands()]],
  [['outbox'], async () => [(await import('./commands/outbox.ts')).outboxCommands()]],
  [['feed'], async () => [(await import('./commands/feed.ts')).feedCommands()]],
  [['quarantine'], async () => [(await import('./commands/quarantine.ts')).quarantineCommands()]],
  [['understanding'], async () => [(await import('./commands/understanding.ts')).understandingCommands()]],
  [['erase', 'export'], async () => (await import('./commands/subject.ts')).subjectCommands()],
  [['account'], async () => [(await import('./commands/account.ts')).accountCommands()]],
  [['backup', 'restore'], async () => (await import('./commands/backup.ts')).backupCommands()],
  [['channels'], async () => [(await import('./commands/channels.ts')).channelsCommands()]],
  [['doctor'], async () => [(await import('./commands/doctor.ts')).doctorCommand()]],
  [['verify-record'], async () => [(await import('./commands/verify-record.ts')).verifyRecordCommand()]],
]

const program = new Command('lang-nghe')
  .description(
    'Lắng Nghe: chatbot tiếp nhận phản ánh và đánh giá của người dân / a listening chatbot for public offices',
  )
  .showHelpAfterError('(lang-nghe --help lists the commands)')
const asked = commands.find(([names]) => names.includes(process.argv[2] ?? ''))
for (const [, load] of asked ? [asked] : commands)
  for (const command of await load()) program.addCommand(command)

try {
  await program.parseAsync()
} catch (error) {
  const isExpected = (error as { expected?: boolean }).expected
  console.error(isExpected ? (error as Error).message : error)
  process.exitCode = 1
}
