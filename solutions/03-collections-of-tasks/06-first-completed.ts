// The same file lies on several mirrors. Ask all of them at the same time and take what comes first;
// whoever is still sending then is asked to stop, and nobody is left at work.
//
// El mismo archivo está en varios espejos. Se pide a todos a la vez y vale lo que llegue primero; a
// los que aún estén enviando se les pide que paren, y nadie se queda trabajando.
import { type Coroutine, createTask, FIRST_COMPLETED, wait } from '#runtime'

/** Downloads from every mirror, and returns what has come when the first ones have ended. */
export function* fastest(
  mirrors: string[],
  download: (mirror: string) => Coroutine<string>,
): Coroutine<string[]> {
  const tasks = mirrors.map((mirror) => createTask(download(mirror)))
  const { done, pending } = yield* wait(tasks, { returnWhen: FIRST_COMPLETED })
  for (const task of pending) task.cancel()
  if (pending.length > 0) yield* wait(pending)
  return done.map((task) => task.result())
}
