import { noCountedTurns } from '../../rules/no-counted-turns.ts'
import { judges } from './snippet.ts'

const message = (count: number) => ({
  seen: {
    en: `Here ${count} turns are counted off; a job that needs more is not ready after them.`,
    es: `Aquí se cuentan ${count} turnos; un trabajo que necesite más no habrá terminado.`,
  },
  advice: {
    en: 'Await the task instead of counting turns.',
    es: 'Mejor esperar la tarea que contar turnos.',
  },
})

judges('no-counted-turns', noCountedTurns, {
  card: 'M09',
  level: 'source',
  valid: [
    `function* steps(): Coroutine<void> { yield; yield }`,
    `function* main() { yield* sleep(0); log('a'); yield* sleep(0) }`,
    `function* main(n: number) { for (let i = 0; i < n; i++) { log(i); yield* sleep(0) } }`,
    `function* main() { yield* sleep(1); yield* sleep(2) }`,
    `function* steps(): Generator<number> { yield 1; yield 2 }`,
  ],
  invalid: [
    {
      code: `function* main() {
  const task = createTask(get('a'))
  yield* sleep(0)
  yield* sleep(0)
  yield* sleep(0)
  return task.result()
}`,
      line: 3,
      ...message(3),
    },
    {
      code: `function* main(): Coroutine<void> {
  yield* asyncio.sleep(0); yield* sleep(0)
}`,
      line: 2,
      ...message(2),
    },
  ],
})
