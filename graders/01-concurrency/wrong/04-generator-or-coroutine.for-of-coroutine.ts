// fails: serveAll serves each customer with the next ticket, one after another
// fails: serveAll returns what serve gave, in the order of the customers
// fails: while a customer is being served, other tasks go on
// card: M14
// Goes through the coroutine as if it were a generator.
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
    for (const receipt of serve(customer, machine.next().value)) receipts.push(String(receipt))
  }
  return receipts
}
