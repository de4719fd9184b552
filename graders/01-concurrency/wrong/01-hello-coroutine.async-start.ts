// fails: start returns the Promise that `run` gives
// card: M13
// Makes start async, as a JavaScript programmer would, and hands on nothing.
import { type Coroutine, run } from '#runtime'

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

// @ts-expect-error: it returns no number.
export async function start(name: string, log: Log): Promise<number> {
  run(main(name, log))
}
