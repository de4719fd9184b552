// An office closes. Who comes later is told so, who waits outside too; what was handed in is still
// worked off. Only when there is a fire is everything dropped that nobody has in hand.
//
// Una oficina cierra. A quien llega después se le dice, y también a quien espera fuera; lo entregado
// aún se atiende. Solo si hay fuego se deja todo lo que nadie tiene entre manos.
import { type Coroutine, type Queue, QueueShutDown } from '#runtime'

/** Hands a ticket in; false when the office has closed. */
export function* customer(tickets: Queue<string>, ticket: string): Coroutine<boolean> {
  try {
    yield* tickets.put(ticket)
    return true
  } catch (error) {
    if (!(error instanceof QueueShutDown)) throw error
    return false
  }
}

/** Works tickets off until there will be none; gives how many succeeded. */
export function* clerk(
  tickets: Queue<string>,
  work: (ticket: string) => Coroutine<void>,
): Coroutine<number> {
  let count = 0
  try {
    for (;;) {
      const ticket = yield* tickets.get()
      if (yield* succeeds(ticket)) count += 1
    }
  } catch (error) {
    if (!(error instanceof QueueShutDown)) throw error
    return count
  }

  function* succeeds(ticket: string): Coroutine<boolean> {
    try {
      yield* work(ticket)
      return true
    } catch {
      return false
    } finally {
      tickets.taskDone()
    }
  }
}

/** Closes the office and waits until nobody works any more; gives how many tickets were dropped. */
export function* close(tickets: Queue<string>, isFire: boolean): Coroutine<number> {
  const dropped = isFire ? tickets.qsize() : 0
  tickets.shutdown({ immediate: isFire })
  yield* tickets.join()
  return dropped
}
