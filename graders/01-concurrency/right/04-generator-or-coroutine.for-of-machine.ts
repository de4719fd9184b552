// Differs: for...of asks the machine, and stops when everybody has a ticket.
// Se distingue: for...of pregunta a la máquina, y se detiene cuando todos tienen número.
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
  const waiting = [...customers]
  if (waiting.length === 0) return receipts
  for (const ticket of machine) {
    const customer = waiting.shift()
    if (customer === undefined) break
    receipts.push(yield* serve(customer, ticket))
    if (waiting.length === 0) break
  }
  return receipts
}
