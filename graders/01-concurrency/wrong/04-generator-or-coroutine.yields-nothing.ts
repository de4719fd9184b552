// fails: tickets hands out one number each time it is asked, from the first on
// fails: each machine counts for itself
// card: none
// Hands control to the loop instead of a value to the caller.
import type { Coroutine } from '#runtime'

type Serve = (customer: string, ticket: number) => Coroutine<string>

export function* tickets(first: number): Generator<number, never> {
  // @ts-expect-error: a number is expected.
  yield
  return yield* tickets(first + 1)
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
