import { noBusyPolling } from '../../rules/no-busy-polling.ts'
import { judges } from './snippet.ts'

const seen = {
  en: 'This loop only sleeps and asks again: it notices late, and takes turns for nothing.',
  es: 'Este bucle solo duerme y vuelve a preguntar: se entera tarde y gasta turnos en vano.',
}
const awaitIt = (name: string) => ({
  en: `Wait for it: \`yield* ${name}\`; or \`yield* wait([${name}])\`, which does not raise its error.`,
  es: `Hay que esperarla: \`yield* ${name}\`; o \`yield* wait([${name}])\`, que no lanza su error.`,
})
const awaitWhatChanges = {
  en: 'Wait for what changes: a task, a future or an event wakes whoever waits for it.',
  es: 'Hay que esperar aquello que cambia: una tarea, un futuro o un evento despiertan a quien los espera.',
}

judges('no-busy-polling', noBusyPolling, {
  card: 'M112',
  level: 'source',
  valid: [
    `function* main(n: number) { for (let i = 0; i < n; i++) yield* sleep(0) }`,
    `function* main(n: number) { while (n-- > 0) yield* sleep(1) }`,
    `function* main() { while (true) yield* sleep(1) }`,
    `function* main(step: () => boolean) { while (step()) yield* sleep(0) }`,
    `function* main(task: Task<number>) { while (!task.done()) { log('still at it'); yield* sleep(1) } }`,
    `function* main(task: Task<number>) { while (!task.done()) yield* task }`,
    `function* main(line: string[]) { while (line.length > 0) { log(line.shift()); yield* sleep(1) } }`,
    `function* main(task: Task<number>) { if (!task.done()) yield* sleep(0) }`,
    `function* main(times: number[]) { for (const time of times) yield* sleep(time) }`,
  ],
  invalid: [
    {
      code: `function* main(task: Task<number>) {
  while (!task.done()) yield* sleep(0)
  return task.result()
}`,
      line: 2,
      seen,
      advice: awaitIt('task'),
    },
    {
      code: `function* main(task: Task<number>) {
  while (true) {
    if (task.done() || task.cancelled()) break
    yield* asyncio.sleep(0.1)
  }
}`,
      line: 2,
      seen,
      advice: awaitIt('task'),
    },
    {
      code: `function* main(jobs: { task: Future<number> }) {
  for (; !jobs.task.done(); ) { yield }
}`,
      line: 2,
      seen,
      advice: awaitIt('jobs.task'),
    },
    {
      code: `function* main(state: { ready: boolean, left: number }) {
  while (!state.ready && state.left > 0) { yield* sleep(0.1) }
}`,
      line: 2,
      seen,
      advice: awaitWhatChanges,
    },
    {
      code: `function* main(tasks: Task<number>[]) {
  do { yield* sleep(0) } while (!tasks.every((task) => task))
}`,
      line: 2,
      seen,
      advice: awaitWhatChanges,
    },
  ],
})
