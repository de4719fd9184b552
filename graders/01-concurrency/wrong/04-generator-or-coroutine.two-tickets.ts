// fails: serveAll serves each customer with the next ticket, one after another
// fails: serveAll returns what serve gave, in the order of the customers
// card: none
// Draws a ticket twice for each customer.
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
  for (const customer of customers) {
    if (machine.next().done) break
    receipts.push(yield* serve(customer, machine.next().value))
  }
  return receipts
}
