// fails: asks every mirror at the same time, each of them once
// fails: asks the others to stop as soon as the first has ended, each of them once
// fails: returns when the others have really ended, cleanup included, and not later
// fails: returns what had come by then: one file, or several that came at the same moment
// card: M78
// Gives wait the coroutines.
import { type Coroutine, FIRST_COMPLETED, wait } from '#runtime'

export function* fastest(
  mirrors: string[],
  download: (mirror: string) => Coroutine<string>,
): Coroutine<string[]> {
  const downloads = mirrors.map((mirror) => download(mirror))
  // @ts-expect-error: wait needs tasks.
  const { done, pending } = yield* wait(downloads, { returnWhen: FIRST_COMPLETED })
  for (const task of pending) task.cancel()
  if (pending.length > 0) yield* wait(pending)
  // @ts-expect-error: and so it is not known what they bring.
  return done.map((task) => task.result())
}
