// Collections of tasks: gather, wait, asCompleted, groups, limits.
import { type Card, card } from './card.ts'

/** Cards M70 to M89. */
export const COLLECTIONS: Readonly<Record<string, Card>> = {
  M70: card(
    2,
    'Match results by position: `gather` keeps the order of its list, whoever ends first.',
    'Los resultados van por posición: `gather` conserva el orden de su lista, acabe quien acabe primero.',
  ),
  M71: card(
    2,
    'Pass one list: `gather([a(), b()])`. (In Python it is `gather(*list)`.)',
    'Aquí se pasa una lista: `gather([a(), b()])`. (En Python es `gather(*lista)`.)',
  ),
  M72: card(
    3,
    'Cancel the others and await them, or use a TaskGroup: when one fails `gather` raises its error at once, and the others go on.',
    'Hay que cancelar a las demás y esperarlas, o usar un TaskGroup: si una falla, `gather` lanza su error enseguida, y las demás siguen.',
  ),
  M73: card(
    3,
    'Separate errors from values before using them: with `returnExceptions` failures and cancellations stand in the list as values, and nothing is raised.',
    'Hay que separar los errores de los valores antes de usarlos: con `returnExceptions`, los fallos y las cancelaciones son valores de la lista y no se lanza nada.',
  ),
  M74: card(
    1,
    'Give each coroutine a suspension: without one `gather` runs them one after another, each from start to end.',
    'Cada corrutina necesita una suspensión: sin ella, `gather` las ejecuta una tras otra, cada una de principio a fin.',
  ),
  M75: card(
    1,
    'Await it: `yield* gather(...)`. Without `yield*` there is a future, not the list of results.',
    'Hay que esperarlo: `yield* gather(...)`. Sin `yield*` hay un futuro, no la lista de resultados.',
  ),
  M76: card(
    3,
    'Ask the child, not the gather: when a child is cancelled the gather passes on its CancelledError and the others go on. Cancelling the gather cancels every child.',
    'Hay que preguntar a la hija, no al gather: si se cancela una hija, el gather transmite su CancelledError y las demás siguen. Cancelar el gather sí cancela a todas.',
  ),
  M77: card(
    3,
    'Take `task.result()` from each task in `done`: `wait` gives tasks, not results, and raises none of their errors.',
    'Hay que leer `task.result()` de cada tarea de `done`: `wait` da tareas, no resultados, y no lanza ninguno de sus errores.',
  ),
  M78: card(
    3,
    'Create the tasks first: `wait` takes tasks, at least one, so that it can give the same objects back.',
    'Primero se crean las tareas: `wait` recibe tareas, al menos una, para poder devolver esos mismos objetos.',
  ),
  M79: card(
    3,
    'Cancel what is left in `pending` and await it: the timeout of `wait` ends the wait and raises nothing; the tasks go on.',
    'Hay que cancelar lo que quede en `pending` y esperarlo: el plazo de `wait` termina la espera y no lanza nada; las tareas siguen.',
  ),
  M80: card(
    3,
    'Go through all of `done`: several tasks may end in the same turn, and taking one of them drops the others.',
    'Conviene recorrer todo `done`: pueden acabar varias tareas en el mismo turno, y quedarse con una es perder las demás.',
  ),
  M81: card(
    3,
    "Await what `asCompleted` gives, and carry the job's name in its result: these are new awaitables, not the tasks that went in.",
    'Hay que esperar lo que da `asCompleted` y llevar el nombre del trabajo en su resultado: son esperables nuevos, no las tareas que se pasaron.',
  ),
  M82: card(
    3,
    "Carry the job's name inside its result: `asCompleted` goes by who ends first, not by the order of its list.",
    'El nombre del trabajo va dentro de su resultado: `asCompleted` sigue el orden de finalización, no el de su lista.',
  ),
  M83: card(
    3,
    'Call the function once for each place in the list: one coroutine object is one run, however often the list holds it.',
    'Hay que llamar a la función una vez por cada lugar de la lista: un objeto corrutina es una sola ejecución, por más veces que esté en la lista.',
  ),
  M84: card(
    3,
    'Look into `error.errors`: a TaskGroup cancels the other tasks, waits for them, and raises one ExceptionGroup with the errors inside.',
    'Hay que mirar dentro de `error.errors`: un TaskGroup cancela las demás tareas, las espera y lanza un solo ExceptionGroup con los errores dentro.',
  ),
  M85: card(
    3,
    'Start the next job only when one has ended, or share one semaphore: with a task for each item all of them start at once.',
    'El siguiente trabajo empieza solo cuando acaba otro, o se comparte un semáforo: con una tarea por elemento empiezan todos a la vez.',
  ),
  M86: card(
    3,
    'Compare the times: `gather` raises the error that happens first, wherever in the list its coroutine stands.',
    'Hay que comparar los tiempos: `gather` lanza el error que ocurre antes, esté donde esté su corrutina en la lista.',
  ),
}
