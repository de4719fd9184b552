// Queues and what tasks share.
import { type Card, card } from './card.ts'

/** Cards M100 to M119. */
export const SYNCHRONIZATION: Readonly<Record<string, Card>> = {
  M100: card(
    1,
    'Put no suspension between reading and writing what tasks share, or hold a lock across both: `total += yield* ...` reads `total` before it waits, and what the others add meanwhile is lost.',
    'Entre leer y escribir lo que comparten varias tareas no debe haber una suspensión, o hace falta un `Lock`: `total += yield* ...` lee `total` antes de esperar, y se pierde lo que sumen las demás.',
  ),
  M101: card(
    5,
    'Leave the lock out where nothing suspends: a block without a suspension is atomic already, and who takes a lock waits for whoever holds it.',
    'Donde nada se suspende sobra el `Lock`: un bloque sin suspensión ya es atómico, y quien pide un `Lock` espera a quien lo tiene.',
  ),
  M102: card(
    5,
    'Check again inside the lock: while a task waits for its turn, another one may do what was still to do.',
    'Hay que comprobar de nuevo con el cerrojo tomado: mientras una tarea espera su turno, otra puede hacer lo que faltaba.',
  ),
  M103: card(
    5,
    'Take the lock once, and let an inner function without lock do the work: a `Lock` does not know its holder, and who takes it twice waits for itself.',
    'Conviene tomar el `Lock` una sola vez y dejar el trabajo a una función interna sin cerrojo: no es reentrante, y quien lo toma dos veces se espera a sí mismo.',
  ),
  M104: card(
    5,
    'Write `yield* queue.put(item)`, or `queue.putNowait(item)`: without `yield*` the call creates a coroutine, and the queue stays as it was.',
    'Conviene escribir `yield* queue.put(item)`, o `queue.putNowait(item)`: sin `yield*` la llamada solo crea una corrutina, y nada entra en la cola.',
  ),
  M105: card(
    5,
    'Call `taskDone()` once for each item that was taken, in a `finally` after the work: `join` counts these reports and not what is left in the queue.',
    'Hay que llamar a `taskDone()` una vez por elemento sacado, en un `finally` tras el trabajo: `join` cuenta esos avisos y no lo que queda en la cola.',
  ),
  M106: card(
    5,
    'Give the queue the size that is meant, 1 or more: `new Queue(0)` and `new Queue()` have no limit, and `put` never waits.',
    'La cola necesita el tamaño que se quiere, 1 o más: `new Queue(0)` y `new Queue()` no tienen límite, y `put` no espera nunca.',
  ),
  M107: card(
    5,
    'Tell the consumers that nothing more comes: with a last item that means the end, with `shutdown()`, or by `join` and `cancel`. A loop around `get` never ends by itself.',
    'Hay que decir a los consumidores que no llega nada más: con un último elemento que signifique fin, con `shutdown()`, o con `join` y `cancel`. Un bucle con `get` no acaba por sí solo.',
  ),
  M108: card(
    5,
    'Call `clear()` when the thing is over, and not before: an Event stays set until then, and `set()` followed by `clear()` wakes those who wait and nobody who comes later.',
    'Hay que llamar a `clear()` cuando la cosa deja de ser cierta, y no antes: hasta entonces el Event sigue activado, y `set()` seguido de `clear()` solo despierta a quien ya esperaba.',
  ),
  M109: card(
    5,
    'Look again after each `wait()`, in a `while` or with `waitFor`, and hold the lock to change and to tell: being woken does not mean that the condition holds.',
    'Tras cada `wait()` hay que volver a mirar, en un `while` o con `waitFor`, y tener el cerrojo para cambiar y para avisar: despertar no garantiza la condición.',
  ),
  M110: card(
    5,
    'Share one semaphore, created outside the jobs, and release it exactly as often as it was acquired: it limits how many hold it at the same time.',
    'Hace falta un solo semáforo, creado fuera de los trabajos, y soltarlo tantas veces como se tomó: limita cuántos lo tienen a la vez.',
  ),
  M111: card(
    5,
    'Wait with `get` and agree on a sign for the end: an empty queue means that nothing is there yet, and what was there a suspension ago may be gone.',
    'Conviene esperar con `get` y acordar una señal de fin: que la cola esté vacía significa que aún no ha llegado nada, y lo que había antes de una suspensión puede ya no estar.',
  ),
  M112: card(
    2,
    'Wait for the thing itself, a task, a future or an event: a loop that sleeps and asks again notices late and takes turns for nothing.',
    'Conviene esperar la cosa misma, una tarea, un futuro o un evento: un bucle que duerme y vuelve a preguntar se entera tarde y gasta turnos en vano.',
  ),
  M113: card(
    5,
    'Take the locks in one fixed order, the same for everybody: else one task holds the first and waits for the second, and another the reverse.',
    'Los cerrojos se toman siempre en el mismo orden, igual para todos: si no, una tarea tiene el primero y espera el segundo, y otra al revés.',
  ),
  M114: card(
    5,
    'Release only what this task has acquired, best with `asyncWith`: a `Lock` does not check who releases it, and another task may be in the middle of its work.',
    'Solo se suelta lo que tomó esta misma tarea, mejor con `asyncWith`: el `Lock` no comprueba quién lo suelta, y otra tarea puede estar a mitad de su trabajo.',
  ),
}
