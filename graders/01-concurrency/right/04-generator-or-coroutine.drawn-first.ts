// Differs: all tickets are drawn first, each customer is served by a coroutine of its own.
// Se distingue: primero se sacan todos los números, y a cada cliente lo atiende su propia corrutina.
import type { Coroutine } from '#runtime'

type Serve = (customer: string, ticket: number) => Coroutine<string>

export function* tickets(first: number): Generator<number, never> {
  let ticket = first
  while (true) {
    yield ticket
    ticket++
  }
}

export function* serveAll(
  customers: readonly string[],
  machine: Generator<number, never>,
  serve: Serve,
): Coroutine<string[]> {
  const drawn = customers.map((customer) => ({ customer, ticket: machine.next().value }))
  const receipts: string[] = []
  for (const { customer, ticket } of drawn) yield* serveOne(customer, ticket)
  return receipts

  function* serveOne(customer: string, ticket: number): Coroutine<void> {
    const receipt = yield* serve(customer, ticket)
    receipts.push(receipt)
  }
}
