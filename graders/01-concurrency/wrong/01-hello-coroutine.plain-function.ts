// fails: greet writes `hello, NAME` once, and only when it is awaited
// fails: greet returns the length of the line
// fails: main greets twice, and has waited for both when it ends
// fails: main returns the two lengths added
// fails: start runs main in the event loop, once
// fails: start returns the Promise that `run` gives
// card: M12
// Drops the star of function*: greet runs when it is called, as in JavaScript.
import { type Coroutine, run } from '#runtime'

type Log = (line: string) => void

export function greet(name: string, log: Log): number {
  const line = `hello, ${name}`
  log(line)
  return line.length
}

export function* main(name: string, log: Log): Coroutine<number> {
  // @ts-expect-error: a number cannot be awaited.
  const first = yield* greet(name, log)
  // @ts-expect-error
  const second = yield* greet(name, log)
  return first + second
}

export function start(name: string, log: Log): Promise<number> {
  return run(main(name, log))
}
