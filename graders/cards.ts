// The cards: what learners believe, and what a tutor says about it. The recommendation comes first,
// then the reason. `since` is the chapter that explains the card: a card of a later chapter is never
// the one message shown.
import type { Text } from './language.ts'

/** A misconception, as far as a message needs it. */
export type Card = { readonly since: number; readonly say: Text }

const card = (since: number, en: string, es: string): Card => ({ since, say: { en, es } })

/** By id, as in `// card: M23`. */
export const CARDS: Readonly<Record<string, Card>> = {
  M01: card(
    1,
    'Put `yield*` before the call: calling a coroutine function creates the coroutine and runs none of it.',
    'Falta `yield*` delante de la llamada: llamar crea la corrutina, pero no ejecuta nada de ella.',
  ),
  M02: card(
    1,
    'Await before using the value: the call gives a coroutine, not its result.',
    'Conviene esperar antes de usar el valor: la llamada da una corrutina, no su resultado.',
  ),
  M03: card(
    1,
    'Write `yield*` (with the star) to await. Plain `yield` passes the coroutine to the loop without running it.',
    'Con asterisco: `yield*` espera; `yield` solo entrega la corrutina al bucle, sin ejecutarla.',
  ),
  M04: card(
    1,
    'Call the function again for a second run, or wrap the coroutine in `createTask` to await it twice: a coroutine object runs once, a task keeps its result.',
    'Para ejecutarla otra vez hay que llamar de nuevo a la función: una corrutina se consume una sola vez; una tarea (`createTask`) guarda su resultado y se puede esperar varias veces.',
  ),
  M05: card(
    1,
    'Create one task per job before awaiting any: awaiting a coroutine runs it inside the current task, to its end.',
    'Hace falta una tarea por trabajo antes de esperar ninguna: esperar una corrutina la ejecuta dentro de la tarea actual, hasta el final.',
  ),
  M06: card(
    1,
    'Expect the others to go on: awaiting pauses this task only, and meanwhile the loop runs every other task that is ready.',
    'Las demás siguen: esperar pausa solo esta tarea y, mientras tanto, el bucle ejecuta las que están listas.',
  ),
  M07: card(
    1,
    'Add a real suspension point, such as `yield* sleep(0)` or a wait for a future: what is awaited here never suspends, so no other task gets a turn.',
    'Hace falta un punto de suspensión real, como `yield* sleep(0)` o la espera de un futuro: lo que se espera aquí nunca se suspende, y ninguna otra tarea recibe el turno.',
  ),
  M09: card(
    2,
    'Await the task instead of counting turns: how many turns a job needs is its own affair, and a longer job is not ready after them.',
    'Mejor esperar la tarea que contar turnos: cuántos necesita un trabajo es cosa suya, y uno más largo no habrá terminado.',
  ),
  M12: card(
    1,
    'Expect no output yet: unlike a JavaScript async function, a coroutine starts when it is awaited or when its task gets a turn.',
    'Todavía no hay que esperar ninguna salida: a diferencia de una función async de JavaScript, la corrutina no arranca al llamarla, sino al esperarla o cuando su tarea recibe el turno.',
  ),
  M13: card(
    1,
    "Use the runtime's `sleep` and `loop.time()`: native timers and promises belong to Node's own loop and end after the simulation.",
    'Hay que usar `sleep` y `loop.time()` del runtime: los temporizadores y promesas nativos son del bucle de Node y terminan después de la simulación.',
  ),
  M14: card(
    1,
    'Await the coroutine with `yield*`: `for...of`, spread and `next()` step through it by hand, outside the event loop.',
    'Conviene esperar la corrutina con `yield*`: `for...of`, `...` y `next()` la recorren a mano, fuera del bucle de eventos.',
  ),
  M15: card(
    2,
    'Use `yield* gather([a, b])`: a list is not awaitable, and `yield*` over it gives undefined.',
    'Hay que usar `yield* gather([a, b])`: una lista no es esperable, y `yield*` sobre ella da undefined.',
  ),
  M16: card(
    1,
    'Use `for...of` with `yield*`, or `gather(list.map(...))`: `forEach` creates the coroutines and drops them.',
    'Conviene usar `for...of` con `yield*`, o `gather(lista.map(...))`: `forEach` crea las corrutinas y las descarta.',
  ),
  M20: card(
    2,
    'Expect it later: `createTask` only puts the task in the queue; it starts when the current one suspends.',
    'Arranca más tarde: `createTask` solo pone la tarea en la cola; empieza cuando la actual se suspende.',
  ),
  M21: card(
    2,
    'A task runs although nobody awaits it: it is scheduled from its creation, and awaiting only waits.',
    'La tarea corre aunque nadie la espere: queda planificada al crearla, y esperar es solo esperar.',
  ),
  M22: card(
    2,
    'Look at the lines that create the tasks: they start in that order; the order of the awaits only says where `main` waits.',
    'Hay que mirar las líneas que crean las tareas: arrancan en ese orden; el orden de las esperas solo dice dónde espera `main`.',
  ),
  M23: card(
    2,
    'Create all tasks first and wait afterwards: a loop of awaits adds the times up.',
    'Primero se crean todas las tareas y después se esperan: un bucle de esperas suma los tiempos.',
  ),
  M24: card(
    2,
    'Separate creation from waiting: create every task, then wait for them. `yield* createTask(...)` line by line is sequential.',
    'Conviene separar la creación de la espera: crear todas las tareas y después esperarlas. `yield* createTask(...)` línea a línea es secuencial.',
  ),
  M26: card(
    2,
    'Keep the task in a set and discard it in a done callback: in CPython an unreferenced task may vanish before it ends.',
    'Conviene guardar la tarea en un conjunto y quitarla en un callback: en CPython una tarea sin referencia puede desaparecer antes de acabar.',
  ),
  M28: card(
    2,
    'Ask `done()` and `cancelled()` first: on a pending task `exception()` raises InvalidStateError.',
    'Antes de `exception()`, comprobar `done()` y `cancelled()`: en una tarea pendiente lanza InvalidStateError.',
  ),
  M29: card(
    2,
    'Use `yield* task` to wait; `result()` only reads a task that has finished.',
    'Para esperar, `yield* task`; `result()` solo lee una tarea ya terminada.',
  ),
  M30: card(
    2,
    'Wrap the await in `try`/`catch`: it raises what the task ended with, and the line after it is never reached.',
    'Hay que envolver la espera en `try`/`catch`: relanza aquello con lo que acabó la tarea, y la línea siguiente no llega a ejecutarse.',
  ),
  M31: card(
    2,
    'Handle three endings after `done()`: ask `cancelled()`, then `exception()`, and only then read `result()`, which raises whatever the task ended with.',
    'Tras `done()` hay tres finales: primero se pregunta `cancelled()`, después `exception()`, y solo entonces se lee `result()`, que lanza aquello con lo que acabó la tarea.',
  ),
  M32: card(
    2,
    'Wrap it first: `const task = createTask(job())`. A coroutine has no state to query.',
    'Hay que envolver la corrutina: `const task = createTask(job())`. Solo las tareas tienen estado.',
  ),
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
  M51: card(
    2,
    'Look at which error comes out: only a CancelledError makes a task cancelled; any other error makes it failed, also after `cancel()`.',
    'Hay que mirar qué error sale: solo un CancelledError deja la tarea cancelada; con cualquier otro queda fallida, también después de `cancel()`.',
  ),
  M55: card(
    2,
    'Read `cancelling()` for the number of requests: those that come before the turn of the task reach it together, as one CancelledError.',
    'Cuántas peticiones hubo lo dice `cancelling()`: las que llegan antes del turno de la tarea le llegan juntas, como un solo CancelledError.',
  ),
  M60: card(
    2,
    'Give one turn before looking: callbacks are queued when the future ends and run in the next turn.',
    'Hay que ceder un turno antes de mirar: los callbacks se encolan al terminar el futuro y corren en el turno siguiente.',
  ),
  M61: card(
    2,
    'Pass the function without parentheses: `addDoneCallback(notify)`. With `()` it runs right now, before the task has ended.',
    'Hay que pasar la función sin paréntesis: `addDoneCallback(notify)`. Con `()` se ejecuta ya, antes de que acabe la tarea.',
  ),
  M62: card(
    2,
    'Read `task.result()` in the callback: its argument is the finished task, not the result.',
    'En el callback hay que leer `task.result()`: su argumento es la tarea terminada, no el resultado.',
  ),
  M63: card(
    2,
    'Check `cancelled()`, then `exception()`, then `result()`: the callback also runs when the task fails or is cancelled.',
    'Primero `cancelled()`, después `exception()` y por último `result()`: el callback corre también cuando la tarea falla o se cancela.',
  ),
  M64: card(
    2,
    'Use a plain function and `createTask` inside it: the loop calls the callback and never awaits it.',
    'Mejor una función normal y `createTask` dentro: el bucle llama al callback, pero no lo espera.',
  ),
  M65: card(
    2,
    'Catch errors inside the callback: what it raises goes to the handler of the loop, and never to whoever awaits the task.',
    'Los errores se capturan dentro del callback: lo que lanza va al manejador del bucle, y nunca a quien espera la tarea.',
  ),
  M66: card(
    2,
    'Transform the result in a coroutine that awaits the task: unlike `.then`, what a done callback returns is dropped.',
    'El resultado se transforma en una corrutina que espera la tarea: a diferencia de `.then`, lo que devuelve un callback se descarta.',
  ),
  M67: card(
    2,
    'Register the callback in any case: on a task that has ended it is queued immediately and runs in the next turn.',
    'Hay que registrar el callback en todo caso: en una tarea terminada se encola al momento y corre en el turno siguiente.',
  ),
  M68: card(
    2,
    'Count on the order of registration: callbacks, and tasks that wait, stand in one line, each where it registered or began to wait.',
    'Manda el orden de registro: los callbacks y las tareas que esperan forman una sola fila, cada cual donde se registró o empezó a esperar.',
  ),
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
  M75: card(
    2,
    'Await it: `yield* gather(...)`. Without `yield*` there is a future, not the list of results.',
    'Hay que esperarlo: `yield* gather(...)`. Sin `yield*` hay un futuro, no la lista de resultados.',
  ),
  M83: card(
    3,
    'Call the function once for each place in the list: one coroutine object is one run, however often the list holds it.',
    'Hay que llamar a la función una vez por cada lugar de la lista: un objeto corrutina es una sola ejecución, por más veces que esté en la lista.',
  ),
  M104: card(
    5,
    'Write `yield* queue.put(item)`, or `queue.putNowait(item)`: without `yield*` the call creates a coroutine, and the queue stays as it was.',
    'Conviene escribir `yield* queue.put(item)`, o `queue.putNowait(item)`: sin `yield*` la llamada solo crea una corrutina, y nada entra en la cola.',
  ),
}

/** What the runtime's errors say, and the card behind each; the first that fits counts. */
export const BY_ERROR: readonly (readonly [text: string, card: string])[] = [
  ['yield was used instead of yield*', 'M03'],
  ['cannot reuse already awaited coroutine', 'M04'],
  ['without giving the event loop a turn', 'M07'],
  ['bad yield: a Promise', 'M13'],
  ["await wasn't used with future", 'M14'],
  ['a list cannot be awaited', 'M15'],
  ['Exception is not set', 'M28'],
  ['Result is not set', 'M29'],
  ['addDoneCallback() takes a function', 'M61'],
  ['cannot be used as done callbacks', 'M64'],
  ['gather() takes one list', 'M71'],
]

/** The card that explains an error of the runtime, if there is one. */
export function cardOfError(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return BY_ERROR.find(([text]) => error.message.includes(text))?.[1]
}
