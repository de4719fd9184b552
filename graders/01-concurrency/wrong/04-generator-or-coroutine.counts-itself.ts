// fails: serveAll serves each customer with the next ticket, one after another
// fails: serveAll returns what serve gave, in the order of the customers
// card: none
// Draws one ticket and counts on from there, instead of asking the machine each time.
import type { Coroutine } from '#runtime'

type Serve = (customer: string, ticket: number) => Coroutine<string>

export function* tickets(first: number): Generator<number, never> {
  for (let ticket = first; ; ticket += 1) yield ticket
}

export function* serveAll(
  customers: readonly string[],
  machine: Generator<number, never>,
  serve: Serve,
): Coroutine<string[]> {
  const receipts: string[] = []
  let ticket = machine.next().value
  for (const customer of customers) {
    receipts.push(yield* serve(customer, ticket))
    ticket += 1
  }
  return receipts
}
