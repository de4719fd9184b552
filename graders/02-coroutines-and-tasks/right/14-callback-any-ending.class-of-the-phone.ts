// Differs: an object has the callback, and notes whether the line was taken.
// Se distingue: el callback es de un objeto, que anota si se tomó la línea.
import { type Coroutine, gather, type Task } from '#runtime'

class Phone {
  readonly #tell: (line: string) => void
  readonly #lost: string[]
  constructor(tell: (line: string) => void, lost: string[]) {
    this.#tell = tell
    this.#lost = lost
  }
  ring = (task: Task<number>): void => {
    const words = task.cancelled()
      ? 'was cancelled'
      : task.exception()
        ? `raised ${String(task.exception())}`
        : `returned ${task.result()}`
    const line = [task.getName(), words].join(' ')
    let taken = false
    try {
      this.#tell(line)
      taken = true
    } catch {
    } finally {
      if (!taken) this.#lost.push(line)
    }
  }
}
export function follow(
  task: Task<number>,
  tell: (line: string) => void,
  lost: string[],
): () => number {
  const phone = new Phone(tell, lost)
  task.addDoneCallback(phone.ring)
  return () => task.removeDoneCallback(phone.ring)
}
export function* changed(task: Task<number>, change: (value: number) => number): Coroutine<number> {
  const [value] = yield* gather([task])
  return change(value)
}
