// fails: main greets twice, and has waited for both when it ends
// fails: main returns the two lengths added
// fails: start runs main in the event loop, once
// fails: start returns the Promise that `run` gives
// card: M03
// Writes yield where yield* belongs.
import { type Coroutine, run } from '#runtime'

type Log = (line: string) => void

export function* greet(name: string, log: Log): Coroutine<number> {
  const line = `hello, ${name}`
  log(line)
  return line.length
}

export function* main(name: string, log: Log): Coroutine<number> {
  // @ts-expect-error: the loop takes no coroutines.
  const first = yield greet(name, log)
  // @ts-expect-error
  const second = yield greet(name, log)
  return Number(first) + Number(second)
}

export function start(name: string, log: Log): Promise<number> {
  return run(main(name, log))
}
