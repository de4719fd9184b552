// Differs: the clerk asks for a ticket in a function of its own, which gives undefined at the end.
// Se distingue: el empleado pide el papel en una función aparte, que da undefined al final.
import { type Coroutine, type Queue, QueueShutDown } from '#runtime'

function* orUndefined<T>(wait: Coroutine<T>): Coroutine<T | undefined> {
  try {
    return yield* wait
  } catch (error) {
    if (error instanceof QueueShutDown) return undefined
    throw error
  }
}

export function* customer(tickets: Queue<string>, ticket: string): Coroutine<boolean> {
  function* put(): Coroutine<true> {
    yield* tickets.put(ticket)
    return true
  }
  return (yield* orUndefined(put())) ?? false
}

export function* clerk(
  tickets: Queue<string>,
  work: (ticket: string) => Coroutine<void>,
): Coroutine<number> {
  let count = 0
  let ticket = yield* orUndefined(tickets.get())
  while (ticket !== undefined) {
    try {
      yield* work(ticket)
      count += 1
    } catch {
      // somebody will have to look at it tomorrow
    }
    tickets.taskDone()
    ticket = yield* orUndefined(tickets.get())
  }
  return count
}

export function* close(tickets: Queue<string>, isFire: boolean): Coroutine<number> {
  const waiting = tickets.qsize()
  if (isFire) tickets.shutdown({ immediate: true })
  else tickets.shutdown()
  yield* tickets.join()
  return isFire ? waiting : 0
}
