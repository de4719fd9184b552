// How many programs a property can try: runs of `simulate` in a second, with the trace on, as graders
// run them, and off.
import {
  CancelledError,
  type Coroutine,
  createTask,
  gather,
  Queue,
  simulate,
  sleep,
} from '#runtime'

/** What is run, and what it must return: who does less is not faster. */
export type Program = {
  readonly name: string
  readonly main: () => Coroutine<number>
  readonly returns: number
}

/** The programs of issue-sized properties. */
export const PROGRAMS: readonly Program[] = [
  { name: 'a gather of 100 tasks', main: gathered, returns: 4950 },
  { name: 'a queue with 3 consumers', main: consumed, returns: 4950 },
  { name: '1,000 tasks cancelled', main: cancelled, returns: 1000 },
]

/** Runs in a second, in each of so many rounds of at least `seconds`. */
export function rates(
  { name, main, returns }: Program,
  { trace, rounds, seconds }: { trace: boolean; rounds: number; seconds: number },
): number[] {
  const run = (): void => {
    const outcome = simulate(main(), { trace })
    if (outcome.result !== returns) throw new Error(`${name} did other work: ${outcome.kind}`)
  }
  for (let n = 0; n < 5; n++) run()
  return Array.from({ length: rounds }, () => {
    const start = performance.now()
    let runs = 0
    while (performance.now() - start < seconds * 1000) {
      run()
      runs += 1
    }
    return (1000 * runs) / (performance.now() - start)
  })
}

function* gathered(): Coroutine<number> {
  const tasks = Array.from({ length: 100 }, (_, n) => createTask(after(n % 7, n)))
  return sum(yield* gather(tasks))
}

function* after(seconds: number, value: number): Coroutine<number> {
  return yield* sleep(seconds, value)
}

function* consumed(): Coroutine<number> {
  const queue = new Queue<number>(5)
  const totals = [0, 0, 0]
  const consumers = totals.map((_, n) => createTask(consume(queue, totals, n)))
  for (let n = 0; n < 100; n++) yield* queue.put(n)
  yield* queue.join()
  for (const consumer of consumers) consumer.cancel()
  yield* gather(consumers, { returnExceptions: true })
  return sum(totals)
}

function* consume(queue: Queue<number>, totals: number[], n: number): Coroutine<void> {
  for (;;) {
    totals[n] = (totals[n] ?? 0) + (yield* queue.get())
    queue.taskDone()
  }
}

function* cancelled(): Coroutine<number> {
  const tasks = Array.from({ length: 1000 }, () => createTask(sleep(1)))
  yield* sleep(0)
  for (const task of tasks) task.cancel()
  const endings = yield* gather(tasks, { returnExceptions: true })
  return endings.filter((ending) => ending instanceof CancelledError).length
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
