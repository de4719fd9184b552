// fails: works off what was handed in before the office closed, and then goes home
// fails: goes on when a ticket fails
// card: none
// Drops what lies in the queue whenever the office closes.
import { type Coroutine, type Queue, QueueShutDown } from '#runtime'

export function* customer(tickets: Queue<string>, ticket: string): Coroutine<boolean> {
  try {
    yield* tickets.put(ticket)
    return true
  } catch (error) {
    if (!(error instanceof QueueShutDown)) throw error
    return false
  }
}

export function* clerk(
  tickets: Queue<string>,
  work: (ticket: string) => Coroutine<void>,
): Coroutine<number> {
  let count = 0
  try {
    for (;;) {
      const ticket = yield* tickets.get()
      try {
        yield* work(ticket)
        count += 1
      } catch {
      } finally {
        tickets.taskDone()
      }
    }
  } catch (error) {
    if (!(error instanceof QueueShutDown)) throw error
    return count
  }
}

export function* close(tickets: Queue<string>, _isFire: boolean): Coroutine<number> {
  const dropped = tickets.qsize()
  tickets.shutdown({ immediate: true })
  yield* tickets.join()
  return dropped
}
