// Done callbacks: what is registered, when it runs, what it is given.
import { type Card, card } from './card.ts'

/** Cards M60 to M69. */
export const CALLBACKS: Readonly<Record<string, Card>> = {
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
}
