// The first program made of coroutines: `greet` greets, `main` awaits it twice, and `start` starts
// the event loop that runs them.
//
// El primer programa hecho de corrutinas: `greet` saluda, `main` la espera dos veces y `start` pone
// en marcha el bucle de eventos que las ejecuta.
import { type Coroutine, run } from '#runtime'

/** Writes one line. */
export type Log = (line: string) => void

/** Writes `hello, NAME` and returns the length of that line. */
export function* greet(name: string, log: Log): Coroutine<number> {
  const line = `hello, ${name}`
  log(line)
  return line.length
}

/** Greets twice and returns the two lengths added. */
export function* main(name: string, log: Log): Coroutine<number> {
  const first = yield* greet(name, log)
  const second = yield* greet(name, log)
  return first + second
}

/** Runs `main` in the event loop; the Promise brings what `main` returns. */
export function start(name: string, log: Log): Promise<number> {
  return run(main(name, log))
}
