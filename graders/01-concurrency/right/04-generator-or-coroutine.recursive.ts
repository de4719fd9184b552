// Differs: the generator hands over to itself, and the customers are counted.
// Se distingue: el generador se cede el paso a sí mismo, y se cuentan los clientes.
import type { Coroutine } from '#runtime'

type Serve = (customer: string, ticket: number) => Coroutine<string>

export function* tickets(first: number): Generator<number, never> {
  yield first
  return yield* tickets(first + 1)
}

export function* serveAll(
  customers: readonly string[],
  machine: Generator<number, never>,
  serve: Serve,
): Coroutine<string[]> {
  const receipts: string[] = []
  while (receipts.length < customers.length) {
    const customer = customers[receipts.length] ?? ''
    const receipt = yield* serve(customer, machine.next().value)
    receipts.push(receipt)
  }
  return receipts
}
