// The first program made of coroutines: `greet` greets, `main` awaits it twice, and `start` starts
// the event loop that runs them.
//
// El primer programa hecho de corrutinas: `greet` saluda, `main` la espera dos veces y `start` pone
// en marcha el bucle de eventos que las ejecuta.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** Writes one line. */
export type Log = (line: string) => void

/** Writes `hello, NAME` and returns the length of that line. */
export function* greet(name: string, log: Log): Coroutine<number> {
  // TODO: write the greeting with `log` and return how many characters it has.
  return todo('write the greeting')
}

/** Greets twice and returns the two lengths added. */
export function* main(name: string, log: Log): Coroutine<number> {
  // TODO: await `greet` two times, and return the sum of what it returns.
  return todo('greet twice')
}

/** Runs `main` in the event loop; the Promise brings what `main` returns. */
export function start(name: string, log: Log): Promise<number> {
  // TODO: hand `main` to `run`, which starts the event loop.
  return todo('start the event loop')
}
