// fails: announces in the order in which the stations end, each as soon as the speaker is free
// card: none
// Goes by `done`, which keeps the order of the list: who ended during a line is announced by its place.
import { type Coroutine, createTask, FIRST_COMPLETED, wait } from '#runtime'

/** Has every station count, and announces `NAME: VOTES` or `NAME failed` as they end. */
export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  let running = stations.map((station) => createTask(count(station), { name: station }))
  while (running.length > 0) {
    const { done, pending } = yield* wait(running, { returnWhen: FIRST_COMPLETED })
    for (const task of done) {
      const isRight = task.exception() === undefined
      yield* announce(isRight ? `${task.getName()}: ${task.result()}` : `${task.getName()} failed`)
    }
    running = pending
  }
}
