import { noSpreadGather } from '../../rules/no-spread-gather.ts'
import { judges } from './snippet.ts'

judges('no-spread-gather', noSpreadGather, {
  card: 'M71',
  level: 'source',
  valid: [
    `function* main() { yield* gather([get('a'), get('b')]) }`,
    `function* main(jobs: Coroutine<number>[]) { yield* gather(jobs, { returnExceptions: true }) }`,
    `function gather(...numbers: number[]) { return numbers }
     gather(1, 2)
     gather(...[3])`,
    `function* main(tasks: Set<Task<number>>) { yield* gather([...tasks]) }`,
  ],
  invalid: [
    {
      code: `function* main() {
  yield* gather(get('a'), get('b'))
}`,
      line: 2,
      seen: {
        en: "`gather(get('a'), get('b'))` passes its arguments one by one, as in Python.",
        es: "`gather(get('a'), get('b'))` pasa argumentos sueltos, como en Python.",
      },
      advice: {
        en: "Pass one array: `gather([get('a'), get('b')])`.",
        es: "Aquí se pasa un array: `gather([get('a'), get('b')])`.",
      },
    },
    {
      code: `function* main(jobs: Coroutine<number>[]) { yield* asyncio.gather(...jobs) }`,
      line: 1,
      seen: {
        en: '`asyncio.gather(...jobs)` passes its arguments one by one, as in Python.',
        es: '`asyncio.gather(...jobs)` pasa argumentos sueltos, como en Python.',
      },
      advice: {
        en: 'Pass one array: `asyncio.gather(jobs)`.',
        es: 'Aquí se pasa un array: `asyncio.gather(jobs)`.',
      },
    },
    {
      code: `function* main(task: Task<number>) { yield* gather(task, { returnExceptions: true }) }`,
      line: 1,
      seen: {
        en: '`gather(task, { returnExceptions: true })` passes its arguments one by one, as in Python.',
        es: '`gather(task, { returnExceptions: true })` pasa argumentos sueltos, como en Python.',
      },
      advice: {
        en: 'Pass one array: `gather([task], { returnExceptions: true })`.',
        es: 'Aquí se pasa un array: `gather([task], { returnExceptions: true })`.',
      },
    },
  ],
})
