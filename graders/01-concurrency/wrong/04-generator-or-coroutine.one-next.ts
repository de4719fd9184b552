// fails: serveAll serves each customer with the next ticket, one after another
// fails: serveAll returns what serve gave, in the order of the customers
// fails: while a customer is being served, other tasks go on
// card: M14
// Asks the coroutine for its value once, as one asks a generator.
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
    const { value } = serve(customer, machine.next().value).next()
    receipts.push(String(value))
  }
  return receipts
}
