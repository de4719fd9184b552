// The script behind `npm run grade`. The first Ctrl-C stops cleanly, the second at once.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { styleFor } from '../screen.ts'
import { collect } from './collect-command.ts'
import { grade } from './command.ts'
import { mergeReports } from './merge-command.ts'
import { packageFor } from './package-command.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const stop = new AbortController()
let signals = 0
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    signals += 1
    if (signals > 1) process.exit(130)
    stop.abort(new Error(signal))
  })
}

// `| head` has read enough: that is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

const asked = {
  ...{ root, cwd: process.env.INIT_CWD ?? process.cwd() },
  ...{ style: styleFor(process.stdout), signal: stop.signal },
  ...{ out: process.stdout, err: process.stderr },
}
const [first = '', ...rest] = process.argv.slice(2).filter((word) => word !== '--')
if (first === 'merge') process.exitCode = mergeReports(rest, asked)
else if (first === 'package') process.exitCode = packageFor(rest, asked)
else if (first === 'collect') process.exitCode = await collect(rest, asked)
else process.exitCode = await grade(first === '' ? [] : [first, ...rest], asked)
