// Queues and what tasks share.
import { type Card, card } from './card.ts'

/** Cards M100 to M119. */
export const SYNCHRONIZATION: Readonly<Record<string, Card>> = {
  M104: card(
    5,
    'Write `yield* queue.put(item)`, or `queue.putNowait(item)`: without `yield*` the call creates a coroutine, and the queue stays as it was.',
    'Conviene escribir `yield* queue.put(item)`, o `queue.putNowait(item)`: sin `yield*` la llamada solo crea una corrutina, y nada entra en la cola.',
  ),
}
