// fails: main greets twice, and has waited for both when it ends
// card: M01
// Keeps the two coroutines in a list and awaits neither.
import { type Coroutine, run } from '#runtime'

export type Log = (line: string) => void

export function* greet(name: string, log: Log): Coroutine<number> {
  const line = `hello, ${name}`
  log(line)
  return line.length
}

export function* main(name: string, log: Log): Coroutine<number> {
  const greetings = [greet(name, log), greet(name, log)]
  return greetings.length * `hello, ${name}`.length
}

export function start(name: string, log: Log): Promise<number> {
  return run(main(name, log))
}
