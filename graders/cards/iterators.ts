// Asynchronous iterators and context managers.
import { type Card, card } from './card.ts'

/** Cards M90 to M99. */
export const ITERATORS: Readonly<Record<string, Card>> = {
  M90: card(
    4,
    'Start a task for each item where the waits may overlap: a loop asks for the next item when its body has ended, and meanwhile only other tasks go on.',
    'Hay que crear una tarea por elemento si las esperas pueden solaparse: el bucle pide el elemento siguiente cuando ha acabado el cuerpo, y entre tanto solo avanzan otras tareas.',
  ),
  M91: card(
    4,
    'Signal the end with `throw new StopAsyncIteration()`: `undefined` is a value like any other, and counts as one more item.',
    'El final se señala con `throw new StopAsyncIteration()`: `undefined` es un valor como los demás y cuenta como un elemento más.',
  ),
  M92: card(
    4,
    'Return a new iterator from each call of `aiter()`: with one for all, a loop goes on where another one stands.',
    'Cada llamada a `aiter()` debe dar un iterador nuevo: si hay uno para todos, un recorrido continúa donde está otro.',
  ),
  M93: card(
    4,
    'Walk through it in a block of `aclosing`: leaving a loop early does not close a generator, and its `finally` has not run yet.',
    'Conviene recorrerlo dentro de un bloque de `aclosing`: salir antes de un bucle no cierra el generador, y su `finally` aún no se ha ejecutado.',
  ),
  M94: card(
    4,
    'Use `asyncWith(manager, ...)`: it awaits the way in and the way out, and it also leaves after an error or a cancellation.',
    'Conviene usar `asyncWith(gestor, ...)`: espera al entrar y al salir, y también sale tras un error o una cancelación.',
  ),
  M95: card(
    4,
    'Return nothing (or false) from `aexit`: true means that the error is dealt with, and then nobody outside learns of it, not even of a cancellation.',
    'De `aexit` no hay que devolver nada (o false): true significa que el error está resuelto, y entonces nadie de fuera se entera, ni siquiera de una cancelación.',
  ),
  M96: card(
    4,
    'Clean up inside `aenter` itself when it fails half-way: `aexit` runs only after `aenter` has succeeded.',
    'Si `aenter` falla a medias, hay que limpiar dentro del propio `aenter`: `aexit` solo se ejecuta si `aenter` ha salido bien.',
  ),
  M97: card(
    4,
    'Await it: `yield* iterator.anext()`. The call gives a coroutine, and the item comes when that has been awaited.',
    'Hay que esperarlo: `yield* iterator.anext()`. La llamada da una corrutina, y el elemento llega al esperarla.',
  ),
}
