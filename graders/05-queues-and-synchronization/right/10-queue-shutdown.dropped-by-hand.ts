// Differs: in a fire the queue is shut down and then emptied ticket by ticket.
// Se distingue: en un fuego se cierra la cola y después se vacía papel por papel.
import { type Coroutine, type Queue, QueueShutDown } from '#runtime'

export function* customer(tickets: Queue<string>, ticket: string): Coroutine<boolean> {
  try {
    yield* tickets.put(ticket)
  } catch (error) {
    if (error instanceof QueueShutDown) return false
    throw error
  }
  return true
}

export function* clerk(
  tickets: Queue<string>,
  work: (ticket: string) => Coroutine<void>,
): Coroutine<number> {
  for (let count = 0; ; ) {
    let ticket: string
    try {
      ticket = yield* tickets.get()
    } catch (error) {
      if (error instanceof QueueShutDown) return count
      throw error
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
  tickets.shutdown()
  let dropped = 0
  while (isFire && tickets.qsize() > 0) {
    tickets.getNowait()
    tickets.taskDone()
    dropped += 1
  }
  yield* tickets.join()
  return dropped
}
