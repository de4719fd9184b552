// Differs: a task for each customer, and a lock that serves one at a time.
// Se distingue: una tarea por cliente, y un lock que los atiende de uno en uno.
import { type Coroutine, gather, Lock } from '#runtime'

type Serve = (customer: string, ticket: number) => Coroutine<string>

export function* tickets(first: number): Generator<number, never> {
  for (let ticket = first; ; ticket++) yield ticket
}

export function* serveAll(
  customers: readonly string[],
  machine: Generator<number, never>,
  serve: Serve,
): Coroutine<string[]> {
  const counter = new Lock()
  function* one(customer: string): Coroutine<string> {
    yield* counter.acquire()
    try {
      return yield* serve(customer, machine.next().value)
    } finally {
      counter.release()
    }
  }
  return yield* gather(customers.map(one))
}
