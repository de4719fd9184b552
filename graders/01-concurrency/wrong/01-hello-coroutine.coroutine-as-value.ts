// fails: main greets twice, and has waited for both when it ends
// fails: main returns the two lengths added
// card: M02
// Adds the coroutines, and not what they return.
import { type Coroutine, run } from '#runtime'

type Log = (line: string) => void

export function* greet(name: string, log: Log): Coroutine<number> {
  const line = `hello, ${name}`
  log(line)
  return line.length
}

export function* main(name: string, log: Log): Coroutine<number> {
  const first = greet(name, log)
  const second = greet(name, log)
  // @ts-expect-error: coroutines are no numbers.
  return first + second
}

export function start(name: string, log: Log): Promise<number> {
  return run(main(name, log))
}
