// fails: tells customers who come too late, and those who wait outside
// fails: ends cancelled when it is cancelled while waiting for the queue
// card: none
// Turns customers away when the queue is full, as if the office had closed.
import { type Coroutine, type Queue, QueueFull, QueueShutDown } from '#runtime'

export function* customer(tickets: Queue<string>, ticket: string): Coroutine<boolean> {
  try {
    tickets.putNowait(ticket)
    return true
  } catch (error) {
    if (error instanceof QueueFull || error instanceof QueueShutDown) return false
    throw error
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

export function* close(tickets: Queue<string>, isFire: boolean): Coroutine<number> {
  const dropped = isFire ? tickets.qsize() : 0
  tickets.shutdown({ immediate: isFire })
  yield* tickets.join()
  return dropped
}
