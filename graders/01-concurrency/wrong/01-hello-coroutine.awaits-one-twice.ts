// fails: main greets twice, and has waited for both when it ends
// fails: main returns the two lengths added
// fails: start runs main in the event loop, once
// fails: start returns the Promise that `run` gives
// card: M04
// Calls greet once and awaits that coroutine two times.
import { type Coroutine, run } from '#runtime'

type Log = (line: string) => void

export function* greet(name: string, log: Log): Coroutine<number> {
  const line = `hello, ${name}`
  log(line)
  return line.length
}

export function* main(name: string, log: Log): Coroutine<number> {
  const hello = greet(name, log)
  const first = yield* hello
  const second = yield* hello
  return first + second
}

export function start(name: string, log: Log): Promise<number> {
  return run(main(name, log))
}
