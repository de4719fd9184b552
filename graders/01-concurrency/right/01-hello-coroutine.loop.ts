// Differs: main awaits in a loop, greet gives the loop a turn first, and start names what it runs.
// Se distingue: main espera en un bucle, greet cede antes un turno al bucle y start pone nombre a lo que ejecuta.
import { type Coroutine, run, sleep } from '#runtime'

type Log = (line: string) => void

export function* greet(name: string, log: Log): Coroutine<number> {
  yield* sleep(0)
  log(`hello, ${name}`)
  return 'hello, '.length + name.length
}

export const main = function* (name: string, log: Log): Coroutine<number> {
  let total = 0
  for (let greeted = 0; greeted < 2; greeted += 1) total += yield* greet(name, log)
  return total
}

export const start = (name: string, log: Log): Promise<number> => {
  const program = main(name, log)
  return run(program)
}
