// fails: ends cancelled when it is cancelled while waiting for the queue
// card: M43
// Takes every error at the queue for the end of the day, a cancellation too.
import type { Coroutine, Queue } from '#runtime'

export function* customer(tickets: Queue<string>, ticket: string): Coroutine<boolean> {
  try {
    yield* tickets.put(ticket)
    return true
  } catch {
    return false
  }
}

export function* clerk(
  tickets: Queue<string>,
  work: (ticket: string) => Coroutine<void>,
): Coroutine<number> {
  let count = 0
  for (;;) {
    let ticket: string
    try {
      ticket = yield* tickets.get()
    } catch {
      return count
    }
    try {
      yield* work(ticket)
      count += 1
    } catch {
    } finally {
      tickets.taskDone()
    }
  }
}

export function* close(tickets: Queue<string>, isFire: boolean): Coroutine<number> {
  const dropped = isFire ? tickets.qsize() : 0
  tickets.shutdown({ immediate: isFire })
  yield* tickets.join()
  return dropped
}
