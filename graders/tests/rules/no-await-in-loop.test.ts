import { noAwaitInLoop } from '../../rules/no-await-in-loop.ts'
import { judges } from './snippet.ts'

const advice = {
  en: 'Create all tasks first, then await them, unless one call needs the one before.',
  es: 'Conviene crear primero todas las tareas y esperar después, salvo que una llamada necesite la anterior.',
}

judges('no-await-in-loop', noAwaitInLoop, {
  card: 'M23',
  level: 'style',
  valid: [
    `function* main(tasks: Task<number>[]) { for (const task of tasks) yield* task }`,
    `function* main(seconds: number[]) { for (const s of seconds) yield* sleep(s) }`,
    `function* main(urls: string[]) { const tasks = []; for (const u of urls) tasks.push(createTask(get(u))); return yield* gather(tasks) }`,
    `function* main(queue: Queue<string>) { while (true) yield* save(yield* queue.get()) }`,
    `function* main(queue: Queue<number>, n: number) { for (let i = 0; i < n; i++) log(yield* queue.get()) }`,
    `function* first(urls: string[]) { for (const u of urls) { if ((yield* get(u)) > 0) return u } return '' }`,
    `function* retry(times: number) { for (let i = 0; i < times; i++) { try { return yield* get(String(i)) } catch (e) { if (e instanceof CancelledError) throw e } } return 0 }`,
    `declare function add(total: number, url: string): Coroutine<number>
     function* main(urls: string[]) { let total = 0; for (const u of urls) total = yield* add(total, u); return total }`,
    `function* main(urls: string[]) { for (const u of urls) createTask((function* () { yield* get(u) })()) }`,
  ],
  invalid: [
    {
      code: `function* main(urls: string[]) {
  const pages: number[] = []
  for (const url of urls) pages.push(yield* get(url))
  return pages
}`,
      line: 3,
      seen: {
        en: '`yield* get(url)` in a loop waits for each call before it makes the next: the times add up.',
        es: '`yield* get(url)` en un bucle espera cada llamada antes de hacer la siguiente: se suman los tiempos.',
      },
      advice,
    },
    {
      code: `function* main(urls: string[]) {
  let total = 0
  for (let i = 0; i < urls.length; i++) {
    total += yield* get(urls[i] ?? '')
    yield* save(urls[i] ?? '')
  }
  return total
}`,
      line: 4,
      seen: {
        en: "`yield* get(urls[i] ?? '')` in a loop waits for each call before it makes the next: the times add up.",
        es: "`yield* get(urls[i] ?? '')` en un bucle espera cada llamada antes de hacer la siguiente: se suman los tiempos.",
      },
      advice,
    },
  ],
})
