// fails: serveAll serves each customer with the next ticket, one after another
// fails: while a customer is being served, other tasks go on
// card: M05
// Serves all of them at the same time.
import { type Coroutine, gather } from '#runtime'

type Serve = (customer: string, ticket: number) => Coroutine<string>

export function* tickets(first: number): Generator<number, never> {
  for (let ticket = first; ; ticket += 1) yield ticket
}

export function* serveAll(
  customers: readonly string[],
  machine: Generator<number, never>,
  serve: Serve,
): Coroutine<string[]> {
  return yield* gather(customers.map((customer) => serve(customer, machine.next().value)))
}
