import { noYieldWithoutStar } from '../../rules/no-yield-without-star.ts'
import { judges } from './snippet.ts'

judges('no-yield-without-star', noYieldWithoutStar, {
  card: 'M03',
  level: 'source',
  valid: [
    `function* main() { yield* get('a') }`,
    `function* main(): Coroutine<void> { yield }`,
    `function* countTo(n: number): Generator<number> { for (let i = 0; i < n; i++) yield i }`,
    `function* words() { yield 'a'; yield* ['b', 'c'] }`,
    `function* jobs(urls: string[]): Generator<Coroutine<number>> { for (const u of urls) yield get(u) }`,
    `function* jobs() { yield get('a') }
     for (const job of jobs()) log(job)`,
    `const jobs = function* () { yield get('a') }
     const all = [...jobs()]`,
    `function* main(unknown: any) { yield unknown }`,
  ],
  invalid: [
    {
      code: `function* main(): Coroutine<void> {
  const x = yield get('a')
}`,
      line: 2,
      seen: {
        en: "Plain `yield get('a')` passes the coroutine to the loop without running it.",
        es: "`yield get('a')` solo entrega la corrutina al bucle, sin ejecutarla.",
      },
      advice: {
        en: "Write `yield*` (with the star) to await `get('a')`.",
        es: "Con asterisco: `yield* get('a')` espera.",
      },
    },
    {
      code: `function* main() {
  yield
  yield sleep(1)
}`,
      line: 3,
      seen: {
        en: 'Plain `yield sleep(1)` passes the coroutine to the loop without running it.',
        es: '`yield sleep(1)` solo entrega la corrutina al bucle, sin ejecutarla.',
      },
      advice: {
        en: 'Write `yield*` (with the star) to await `sleep(1)`.',
        es: 'Con asterisco: `yield* sleep(1)` espera.',
      },
    },
    {
      code: `function* main(task: Task<number>): Coroutine<void> { yield task }`,
      line: 1,
      seen: {
        en: 'Plain `yield task` passes the future to the loop and gives no result back.',
        es: '`yield task` solo entrega el futuro al bucle y no devuelve el resultado.',
      },
      advice: {
        en: 'Write `yield*` (with the star) to await `task`.',
        es: 'Con asterisco: `yield* task` espera.',
      },
    },
  ],
})
