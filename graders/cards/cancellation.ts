// Cancellation and timeouts: requests, where they arrive, what leaves a coroutine.
import { type Card, card } from './card.ts'

/** Cards M40 to M59. */
export const CANCELLATION: Readonly<Record<string, Card>> = {
  M40: card(
    2,
    'Await the task after `cancel()`: the request is delivered in the next turn, so right now `done()` is still false.',
    'Tras `cancel()`, esperar a la tarea: la petición llega en el turno siguiente, y de momento `done()` sigue siendo false.',
  ),
  M41: card(
    2,
    'Wait for the task and then read `cancelled()`: `cancel()` returning true means that the request was accepted, and the task may still end otherwise.',
    'Hay que esperar a la tarea y leer después `cancelled()`: que `cancel()` devuelva true significa «petición aceptada», y la tarea aún puede acabar de otro modo.',
  ),
  M42: card(
    2,
    'Treat false as "already finished": `cancel()` returns false when there is nothing left to cancel, which is no error.',
    'Que `cancel()` devuelva false indica que ya había terminado: no queda nada que cancelar, y no es un error.',
  ),
  M43: card(
    2,
    'Re-raise after cleaning up: `throw error`. Without it the canceller sees a normal ending.',
    'Tras limpiar, relanzar: `throw error`. Si no, quien cancela ve un final normal.',
  ),
  M44: card(
    2,
    'Start the catch with `if (error instanceof CancelledError) throw error`: in TypeScript `catch` takes cancellation too.',
    'El catch empieza por `if (error instanceof CancelledError) throw error`: en TypeScript `catch` también atrapa la cancelación.',
  ),
  M45: card(
    2,
    'Count on a body that never runs: a task cancelled before its first turn does not enter its code, not even its `finally`.',
    'Hay que contar con que el cuerpo no se ejecute: una tarea cancelada antes de su primer turno no entra en su código, ni siquiera en el `finally`.',
  ),
  M46: card(
    2,
    'Await the task after `cancel()`, catching CancelledError: its cleanup may still be running.',
    'Tras `cancel()`, esperar a la tarea capturando CancelledError: su limpieza puede seguir en marcha.',
  ),
  M47: card(
    3,
    'Await `shield(shared)`: cancelling a task cancels what it waits for, too, and with that everybody else who waits for it.',
    'Conviene esperar `shield(shared)`: al cancelar una tarea se cancela también lo que espera y, con ello, a los demás que lo esperan.',
  ),
  M48: card(
    3,
    'Keep the inner task in a variable and await it afterwards: `shield` keeps it from being cancelled with its waiter, but the waiter is cancelled all the same.',
    'Hay que guardar la tarea interior en una variable y esperarla después: `shield` evita que se cancele con quien la espera, pero a este sí se le cancela.',
  ),
  M49: card(
    3,
    'Count on a cancelled task: when its time is up `waitFor` cancels what it waits for and waits for the cleanup. To keep it alive: `shield`, or `wait` with a timeout.',
    'Hay que contar con una tarea cancelada: al vencer el plazo, `waitFor` cancela lo que espera y aguarda su limpieza. Para conservarla: `shield`, o `wait` con plazo.',
  ),
  M50: card(
    3,
    'Put the `try` around the timeout block: inside it the timeout looks like a cancellation, which becomes TimeoutError on the way out.',
    'El `try` va alrededor del bloque con plazo: dentro se ve una cancelación, que se convierte en TimeoutError al salir.',
  ),
  M51: card(
    2,
    'Look at which error comes out: only a CancelledError makes a task cancelled; any other error makes it failed, also after `cancel()`.',
    'Hay que mirar qué error sale: solo un CancelledError deja la tarea cancelada; con cualquier otro queda fallida, también después de `cancel()`.',
  ),
  M52: card(
    3,
    'Give the loop a suspension point, such as `yield* sleep(0)`: cancellations and timeouts only arrive where the coroutine suspends.',
    'El bucle necesita un punto de suspensión, como `yield* sleep(0)`: las cancelaciones y los plazos solo llegan donde la corrutina se suspende.',
  ),
  M53: card(
    3,
    'Protect the cleanup with `shield`, or make its critical part synchronous: a second `cancel()` interrupts a `finally` that waits.',
    'Conviene proteger la limpieza con `shield`, o hacer síncrona su parte crítica: un segundo `cancel()` interrumpe un `finally` que espera.',
  ),
  M54: card(
    3,
    'Take over what was received before anything else can happen: whoever is cancelled in the turn in which the result arrives gets CancelledError, and the result is lost.',
    'Hay que hacerse cargo enseguida de lo recibido: a quien se cancela en el mismo turno en que llega el resultado le llega CancelledError, y el resultado se pierde.',
  ),
  M55: card(
    2,
    'Read `cancelling()` for the number of requests: those that come before the turn of the task reach it together, as one CancelledError.',
    'El número de peticiones hay que leerlo en `cancelling()`: las que llegan antes del turno de la tarea le llegan juntas, como un solo CancelledError.',
  ),
}
