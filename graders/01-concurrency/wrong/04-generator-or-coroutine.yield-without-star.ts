// fails: serveAll serves each customer with the next ticket, one after another
// fails: serveAll returns what serve gave, in the order of the customers
// fails: while a customer is being served, other tasks go on
// card: M03
// Leaves the star out.
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
    // @ts-expect-error: the loop takes no coroutines.
    receipts.push(yield serve(customer, machine.next().value))
  }
  return receipts
}
