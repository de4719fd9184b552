import { noIteratedCoroutine } from '../../rules/no-iterated-coroutine.ts'
import { judges } from './snippet.ts'

judges('no-iterated-coroutine', noIteratedCoroutine, {
  card: 'M14',
  level: 'source',
  valid: [
    `function* main() { yield* get('a') }`,
    `for (const n of numbers()) log(n)`,
    `const all = [...numbers()]
     const [first] = numbers()`,
    `function* steps(): Generator<undefined> { yield; yield }
     for (const step of steps()) log(step)`,
    `function* main(tasks: Task<number>[]) { for (const task of tasks) yield* task }`,
    `function* main() { const [a, b] = yield* gather([get('a'), get('b')]) }`,
    `const job = get('a')
     job.next()`,
    `function* jobs(): Generator<Coroutine<number>> { yield get('a') }
     const list = Array.from(jobs())`,
    `function* tasksOf(list: Task<number>[]): Generator<Task<number>> { yield* list }
     for (const task of tasksOf([])) log(task)`,
  ],
  invalid: [
    {
      code: `function* main() {
  for (const x of get('a')) log(x)
}`,
      line: 2,
      seen: {
        en: "`for…of` steps through the coroutine `get('a')` by hand, outside the event loop.",
        es: "`for…of` recorre la corrutina `get('a')` a mano, fuera del bucle de eventos.",
      },
      advice: {
        en: "Await the coroutine with `yield*`: `yield* get('a')`.",
        es: "Conviene esperar la corrutina con `yield*`: `yield* get('a')`.",
      },
    },
    {
      code: `function* job() { yield* sleep(1) }
const all = [...job()]`,
      line: 2,
      seen: {
        en: '`...` steps through the coroutine `job()` by hand, outside the event loop.',
        es: '`...` recorre la corrutina `job()` a mano, fuera del bucle de eventos.',
      },
      advice: {
        en: 'Await the coroutine with `yield*`: `yield* job()`.',
        es: 'Conviene esperar la corrutina con `yield*`: `yield* job()`.',
      },
    },
    {
      code: `const all = Array.from(get('a'))`,
      line: 1,
      seen: {
        en: "`Array.from` steps through the coroutine `get('a')` by hand, outside the event loop.",
        es: "`Array.from` recorre la corrutina `get('a')` a mano, fuera del bucle de eventos.",
      },
      advice: {
        en: "Await the coroutine with `yield*`: `yield* get('a')`.",
        es: "Conviene esperar la corrutina con `yield*`: `yield* get('a')`.",
      },
    },
    {
      code: `function* main() {
  const [a, b] = gather([get('a'), get('b')])
}`,
      line: 2,
      card: 'M75',
      seen: {
        en: "Without await, `gather([get('a'), get('b')])` is a future, not a list.",
        es: "Sin esperar, `gather([get('a'), get('b')])` es un futuro, no una lista.",
      },
      advice: {
        en: "Await it: `yield* gather([get('a'), get('b')])`.",
        es: "Hay que esperarlo: `yield* gather([get('a'), get('b')])`.",
      },
    },
  ],
})
