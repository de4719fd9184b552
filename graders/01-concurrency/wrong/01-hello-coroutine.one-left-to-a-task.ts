// fails: main greets twice, and has waited for both when it ends
// card: none
// Leaves one greeting to a task that nobody awaits: `main` has ended before it is written.
import { type Coroutine, createTask, run } from '#runtime'

export type Log = (line: string) => void

export function* greet(name: string, log: Log): Coroutine<number> {
  const line = `hello, ${name}`
  log(line)
  return line.length
}

export function* main(name: string, log: Log): Coroutine<number> {
  createTask(greet(name, log))
  const length = yield* greet(name, log)
  return 2 * length
}

export function start(name: string, log: Log): Promise<number> {
  return run(main(name, log))
}
