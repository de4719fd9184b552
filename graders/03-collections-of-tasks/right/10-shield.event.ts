// Differs: a class with an event, and no shield in it.
// Se distingue: una clase con un evento, y ningún shield en ella.
import { type Coroutine, createTask, Event, type Task, wait } from '#runtime'

class Shared {
  readonly #download: () => Coroutine<string>
  readonly #ended = new Event()
  #file: string | undefined
  #error: unknown
  #task: Task<void> | undefined

  constructor(download: () => Coroutine<string>) {
    this.#download = download
  }

  *#run(): Coroutine<void> {
    try {
      this.#file = yield* this.#download()
    } catch (error) {
      this.#error = error
    }
    this.#ended.set()
  }

  *get(): Coroutine<string> {
    this.#task ??= createTask(this.#run())
    yield* this.#ended.wait()
    if (this.#file === undefined) throw this.#error
    return this.#file
  }
}

export function share(download: () => Coroutine<string>): () => Coroutine<string> {
  const shared = new Shared(download)
  return () => shared.get()
}

export function* finish(save: () => Coroutine<void>): Coroutine<void> {
  const task = createTask(save())
  try {
    yield* wait([task])
  } finally {
    yield* wait([task])
  }
  task.result()
}
