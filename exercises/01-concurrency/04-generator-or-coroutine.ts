// A shop with a ticket machine. The machine is a generator: it hands its caller one number after
// another. Serving a customer is a coroutine: while it waits, the loop runs whoever else is ready.
//
// Una tienda con una máquina de turnos. La máquina es un generador: entrega números a quien se los
// pide. Atender a un cliente es una corrutina: mientras espera, el bucle ejecuta a otros.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

type Serve = (customer: string, ticket: number) => Coroutine<string>

/** Hands out `first`, `first + 1`, `first + 2` and so on, one each time it is asked; it never ends. */
export function* tickets(first: number): Generator<number, never> {
  // TODO: a generator: `yield` hands a number to whoever asked for it with `next()`.
  return todo('hand out the numbers')
}

/** Serves the customers one after another, each with the next ticket; returns what `serve` gave. */
export function* serveAll(
  customers: readonly string[],
  machine: Generator<number, never>,
  serve: Serve,
): Coroutine<string[]> {
  // TODO: a coroutine: ask the machine for a number, and await the serving of the customer.
  return todo('serve everybody')
}
