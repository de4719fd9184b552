// fails: main greets twice, and has waited for both when it ends
// card: M01
// Calls greet without yield*, and computes the lengths itself.
import { type Coroutine, run } from '#runtime'

type Log = (line: string) => void

export function* greet(name: string, log: Log): Coroutine<number> {
  const line = `hello, ${name}`
  log(line)
  return line.length
}

export function* main(name: string, log: Log): Coroutine<number> {
  greet(name, log)
  greet(name, log)
  return 2 * `hello, ${name}`.length
}

export function start(name: string, log: Log): Promise<number> {
  return run(main(name, log))
}
