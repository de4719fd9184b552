// fails: serveAll serves each customer with the next ticket, one after another
// fails: serveAll returns what serve gave, in the order of the customers
// fails: while a customer is being served, other tasks go on
// card: M14
// Awaits the machine, as if `yield*` asked a generator for its next number.
import type { Coroutine } from '#runtime'

type Serve = (customer: string, ticket: number) => Coroutine<string>

/** Hands out `first`, `first + 1`, `first + 2` and so on, one each time it is asked; it never ends. */
export function* tickets(first: number): Generator<number, never> {
  for (let ticket = first; ; ticket += 1) yield ticket
}

/** Serves the customers one after another, each with the next ticket; returns what `serve` gave. */
export function* serveAll(
  customers: readonly string[],
  machine: Generator<number, never>,
  serve: Serve,
): Coroutine<string[]> {
  const receipts: string[] = []
  for (const customer of customers) {
    const ticket: number = yield* machine as never as Coroutine<number>
    receipts.push(yield* serve(customer, ticket))
  }
  return receipts
}
