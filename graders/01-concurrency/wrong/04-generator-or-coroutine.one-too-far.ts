// fails: tickets hands out one number each time it is asked, from the first on
// fails: each machine counts for itself
// card: none
// Begins with the number after the first.
import type { Coroutine } from '#runtime'

type Serve = (customer: string, ticket: number) => Coroutine<string>

export function* tickets(first: number): Generator<number, never> {
  let ticket = first
  while (true) {
    ticket += 1
    yield ticket
  }
}

export function* serveAll(
  customers: readonly string[],
  machine: Generator<number, never>,
  serve: Serve,
): Coroutine<string[]> {
  const receipts: string[] = []
  for (const customer of customers) {
    const ticket = machine.next().value
    receipts.push(yield* serve(customer, ticket))
  }
  return receipts
}
