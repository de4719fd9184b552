// `npm start`, `npm run list`, `hint`, `trace`, `arena`, `solution`, `reset`, `update`: the commands of a student's day
// beside `npm test`. Each one is a file; only the one that is asked for is loaded.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tell } from '../options.ts'
import { styleFor } from '../screen.ts'
import { answerTo, type Command } from './command.ts'

const COMMANDS: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./start.ts')).start,
  list: async () => (await import('./list.ts')).list,
  hint: async () => (await import('./hint.ts')).hint,
  trace: async () => (await import('./trace.ts')).trace,
  arena: async () => (await import('./arena.ts')).arena,
  solution: async () => (await import('./solution.ts')).solution,
  reset: async () => (await import('./reset.ts')).reset,
  update: async () => (await import('./update.ts')).update,
}

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const [name = 'start', ...typed] = process.argv.slice(2)
const load = COMMANDS[name]
if (load === undefined) throw new Error(`package.json asks for ${name}, which is no command`)
const cwd = process.env.INIT_CWD ?? process.cwd()
const place = { root, cwd, style: styleFor(process.stdout) }
process.exitCode = tell(await answerTo(await load(), typed, place))
