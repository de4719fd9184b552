// fails: works off what was handed in before the office closed, and then goes home
// fails: drops in a fire what lies in the queue, and lets who works come to an end
// fails: goes on when a ticket fails
// card: none
// Closes, and does not wait for those who still work.
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

export function* close(tickets: Queue<string>, isFire: boolean): Coroutine<number> {
  const dropped = isFire ? tickets.qsize() : 0
  tickets.shutdown({ immediate: isFire })
  return dropped
}
