// fails: tickets hands out one number each time it is asked, from the first on
// card: none
// Writes a roll of a hundred tickets, enough for a day, and then repeats the last.
import type { Coroutine } from '#runtime'

type Serve = (customer: string, ticket: number) => Coroutine<string>

export function* tickets(first: number): Generator<number, never> {
  for (let ticket = first; ticket < first + 100; ticket += 1) yield ticket
  while (true) yield first + 99
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
