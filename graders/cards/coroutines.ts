// Coroutines and awaiting: what a call does, what an await does, who gets a turn.
import { type Card, card } from './card.ts'

/** Cards M01 to M19. */
export const COROUTINES: Readonly<Record<string, Card>> = {
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
  M08: card(
    1,
    'Keep a `yield* sleep(0)` in the loop: it gives the others a turn, and without a suspension they wait until this loop ends.',
    'Conviene dejar un `yield* sleep(0)` en el bucle: cede el turno, y sin suspensión las demás esperan a que este bucle acabe.',
  ),
  M09: card(
    2,
    'Await the task instead of counting turns: how many turns a job needs is its own affair, and a longer job is not ready after them.',
    'Mejor esperar la tarea que contar turnos: cuántos necesita un trabajo es cosa suya, y uno más largo no habrá terminado.',
  ),
  M10: card(
    1,
    'Wait with `yield* sleep(...)`: a blocking call holds the loop, and until it returns no timer fires and no other task runs. What computes for long belongs in a thread.',
    'Hay que esperar con `yield* sleep(...)`: una llamada bloqueante detiene el bucle, y hasta que vuelve no salta ningún temporizador ni corre otra tarea. Un cálculo largo va en un hilo.',
  ),
  M11: card(
    1,
    'Expect waiting to overlap, not computing: there is one thread, and two tasks never run at the same instant.',
    'Las tareas solapan esperas, no cálculo: hay un solo hilo, y nunca corren dos en el mismo instante.',
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
    1,
    'Use `yield* gather([a, b])`: a list is not awaitable, and `yield*` over it gives undefined.',
    'Hay que usar `yield* gather([a, b])`: una lista no es esperable, y `yield*` sobre ella da undefined.',
  ),
  M16: card(
    1,
    'Use `for...of` with `yield*`, or `gather(list.map(...))`: `forEach` creates the coroutines and drops them.',
    'Conviene usar `for...of` con `yield*`, o `gather(lista.map(...))`: `forEach` crea las corrutinas y las descarta.',
  ),
  M17: card(
    3,
    'Return what the block gives back: `return` inside the body of `asyncWith` or `asyncFor` ends that body, not the coroutine around it.',
    'Hay que devolver lo que da el bloque: `return` dentro del cuerpo de `asyncWith` o `asyncFor` termina ese cuerpo, no la corrutina que lo rodea.',
  ),
}
