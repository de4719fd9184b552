// The night shift wants a phone call when a job ends, whichever way it ends. The phone may be engaged:
// then the message is left on paper, and nobody else is troubled.
//
// El turno de noche quiere una llamada cuando acaba un trabajo, acabe como acabe. El teléfono puede
// comunicar: entonces el recado se deja en un papel, sin molestar a nadie más.
import type { Coroutine, Task } from '#runtime'
import { todo } from '../todo.ts'

/**
 * Has `tell` called with how the task ended, a turn after its end. A line that `tell` does not take,
 * because it raises, is added to `lost`. Gives a function that ends this, and says how many
 * callbacks it took off.
 */
export function follow(
  task: Task<number>,
  tell: (line: string) => void,
  lost: string[],
): () => number {
  // TODO: register one callback that tells of each of the three endings and lets no error out.
  return todo('have the task call')
}

/** Waits for the task and returns what `change` makes of its result, as `.then` does elsewhere. */
export function* changed(task: Task<number>, change: (value: number) => number): Coroutine<number> {
  // TODO: what a done callback returns goes nowhere; the changed result has to be returned here.
  return todo('wait for the result and change it')
}
