// Tasks and futures: when they start, who keeps them, what they end with.
import { type Card, card } from './card.ts'

/** Cards M20 to M39. */
export const TASKS: Readonly<Record<string, Card>> = {
  M20: card(
    2,
    'Expect it later: `createTask` only puts the task in the queue; it starts when the current one suspends.',
    'Arranca más tarde: `createTask` solo pone la tarea en la cola; empieza cuando la actual se suspende.',
  ),
  M21: card(
    2,
    'Count on the task to run although nobody awaits it: it is scheduled from its creation, and awaiting only waits.',
    'Hay que contar con que la tarea corra aunque nadie la espere: queda planificada al crearla, y esperar es solo esperar.',
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
  M25: card(
    2,
    'Await the background task before returning: when `main` ends, `run` cancels whatever is still pending.',
    'Hay que esperar a la tarea de fondo antes de volver: cuando acaba `main`, `run` cancela todo lo que siga pendiente.',
  ),
  M26: card(
    2,
    'Keep the task in a set and discard it in a done callback: in CPython an unreferenced task may vanish before it ends.',
    'Conviene guardar la tarea en un conjunto y quitarla en un callback: en CPython una tarea sin referencia puede desaparecer antes de acabar.',
  ),
  M27: card(
    2,
    'Await the task inside the `try`: its error stays in the task until someone asks for it, and `createTask` never raises it.',
    'La espera de la tarea va dentro del `try`: su error se queda en la tarea hasta que alguien lo pide, y `createTask` no lo lanza nunca.',
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
    'Tras `done()` hay que distinguir tres finales: primero se pregunta `cancelled()`, después `exception()`, y solo entonces se lee `result()`, que lanza aquello con lo que acabó la tarea.',
  ),
  M32: card(
    2,
    'Wrap it first: `const task = createTask(job())`. A coroutine has no state to query.',
    'Hay que envolver la corrutina: `const task = createTask(job())`. Solo las tareas tienen estado.',
  ),
  M33: card(
    2,
    'Ask `done()` first: a future is settled once, and setting its result or its error again raises InvalidStateError.',
    'Antes conviene mirar `done()`: un futuro se resuelve una sola vez, y ponerle otro resultado u otro error lanza InvalidStateError.',
  ),
}
