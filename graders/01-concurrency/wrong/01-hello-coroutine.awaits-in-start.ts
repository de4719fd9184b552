// fails: start runs main in the event loop, once
// fails: start returns the Promise that `run` gives
// card: M01
// Awaits main with the await of JavaScript, which runs no coroutine.
import type { Coroutine } from '#runtime'

type Log = (line: string) => void

export function* greet(name: string, log: Log): Coroutine<number> {
  const line = `hello, ${name}`
  log(line)
  return line.length
}

export function* main(name: string, log: Log): Coroutine<number> {
  const first = yield* greet(name, log)
  const second = yield* greet(name, log)
  return first + second
}

export async function start(name: string, log: Log): Promise<number> {
  const total = await main(name, log)
  return Number(total)
}
