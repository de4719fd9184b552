// Queues and what tasks share.
import { type Card, card } from './card.ts'

/** Cards M100 to M119. */
export const SYNCHRONIZATION: Readonly<Record<string, Card>> = {
  M100: card(
    1,
    'Put no suspension between reading and writing what tasks share, or hold a lock across both: `total += yield* ...` reads `total` before it waits, and what the others add meanwhile is lost.',
    'Entre leer y escribir lo que comparten varias tareas no debe haber una suspensión, o hace falta un `Lock`: `total += yield* ...` lee `total` antes de esperar, y se pierde lo que sumen las demás.',
  ),
  M104: card(
    5,
    'Write `yield* queue.put(item)`, or `queue.putNowait(item)`: without `yield*` the call creates a coroutine, and the queue stays as it was.',
    'Conviene escribir `yield* queue.put(item)`, o `queue.putNowait(item)`: sin `yield*` la llamada solo crea una corrutina, y nada entra en la cola.',
  ),
  M112: card(
    2,
    'Wait for the thing itself, a task, a future or an event: a loop that sleeps and asks again notices late and takes turns for nothing.',
    'Conviene esperar la cosa misma, una tarea, un futuro o un evento: un bucle que duerme y vuelve a preguntar se entera tarde y gasta turnos en vano.',
  ),
}
