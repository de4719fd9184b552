import { noYieldStarArray } from '../../rules/no-yield-star-array.ts'
import { judges } from './snippet.ts'

judges('no-yield-star-array', noYieldStarArray, {
  card: 'M15',
  level: 'source',
  valid: [
    `function* main() { yield* gather([get('a'), get('b')]) }`,
    `function* letters() { yield* ['a', 'b'] }`,
    `function* all(tasks: Task<number>[]): Generator<Task<number>> { yield* tasks }`,
    `function* all(tasks: Task<number>[]) { yield* tasks }
     for (const task of all([])) log(task)`,
    `function* none() { yield* [] }`,
    `function* main(task: Task<number>) { yield* task }`,
  ],
  invalid: [
    {
      code: `function* main(t1: Task<number>, t2: Task<number>): Coroutine<void> {
  const both = yield* [t1, t2]
}`,
      line: 2,
      seen: {
        en: 'An array is not awaitable: `yield* [t1, t2]` waits for nothing and returns `undefined`.',
        es: 'Un array no es esperable: `yield* [t1, t2]` no espera nada y devuelve `undefined`.',
      },
      advice: {
        en: 'Use `yield* gather([t1, t2])`.',
        es: 'Para esperar a todas: `yield* gather([t1, t2])`.',
      },
    },
    {
      code: `function* main(urls: string[]) {
  const jobs = urls.map(get)
  yield* jobs
}`,
      line: 3,
      seen: {
        en: 'An array is not awaitable: `yield* jobs` waits for nothing and returns `undefined`.',
        es: 'Un array no es esperable: `yield* jobs` no espera nada y devuelve `undefined`.',
      },
      advice: {
        en: 'Use `yield* gather(jobs)`.',
        es: 'Para esperar a todas: `yield* gather(jobs)`.',
      },
    },
    {
      code: `function* main(tasks: Set<Task<number>>): Coroutine<void> { yield* tasks }`,
      line: 1,
      seen: {
        en: 'An array is not awaitable: `yield* tasks` waits for nothing and returns `undefined`.',
        es: 'Un array no es esperable: `yield* tasks` no espera nada y devuelve `undefined`.',
      },
      advice: {
        en: 'Use `yield* gather([...tasks])`.',
        es: 'Para esperar a todas: `yield* gather([...tasks])`.',
      },
    },
  ],
})
