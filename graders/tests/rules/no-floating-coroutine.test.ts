import { noFloatingCoroutine } from '../../rules/no-floating-coroutine.ts'
import { judges } from './snippet.ts'

judges('no-floating-coroutine', noFloatingCoroutine, {
  card: 'M01',
  level: 'source',
  valid: [
    `function* main() { yield* save('a') }`,
    `function* main() { const c = save('a'); yield* c }`,
    `function* main() { return save('a') }`,
    `function* main() { createTask(save('a')) }`,
    `function* main(group: TaskGroup) { group.createTask(save('a')) }`,
    `function* main(queue: Queue<number>) { queue.putNowait(1) }`,
    `function* main(ok: boolean) { if (ok) yield* save('a'); ok && (yield* save('b')) }`,
    `function start(): Task<void> { return createTask(save('a')) }
     function* main() { start() }`,
    `numbers()
     log('a')
     run(save('a'))`,
    `function* main(future: Future<number>) { Object.freeze(future) }`,
    `let job: Coroutine<void>
     function* main() { job = save('a') }`,
  ],
  invalid: [
    {
      code: `function* main(names: string[]) {
  names.forEach((name) => { save(name) })
}`,
      line: 2,
      seen: {
        en: '`save(name)` creates the coroutine but runs none of it. What would the log show if line 2 were deleted?',
        es: '`save(name)` crea la corrutina, pero no ejecuta nada de ella. ¿Qué cambiaría si se borrara la línea 2?',
      },
      advice: {
        en: '`yield*` works only in a `function*`, and this is an ordinary function: start a task with `createTask(save(name))`, or await it in the coroutine around, in a `for...of`.',
        es: '`yield*` solo vale dentro de una `function*`, y esta es una función normal: hay que crear una tarea con `createTask(save(name))`, o esperarla en la corrutina de fuera, en un `for...of`.',
      },
    },
    {
      code: `function* main() {
  const order = 'a'
  save(order)
}`,
      line: 3,
      seen: {
        en: '`save(order)` creates the coroutine but runs none of it. What would the log show if line 3 were deleted?',
        es: '`save(order)` crea la corrutina, pero no ejecuta nada de ella. ¿Qué cambiaría si se borrara la línea 3?',
      },
      advice: {
        en: 'Put `yield*` before `save(order)`.',
        es: 'Falta `yield*` delante de `save(order)`.',
      },
    },
    {
      code: `function* child() { yield }
function* main(ok: boolean) {
  ok && child()
}`,
      line: 3,
      seen: {
        en: '`child()` creates the coroutine but runs none of it. What would the log show if line 3 were deleted?',
        es: '`child()` crea la corrutina, pero no ejecuta nada de ella. ¿Qué cambiaría si se borrara la línea 3?',
      },
      advice: {
        en: 'Put `yield*` before `child()`.',
        es: 'Falta `yield*` delante de `child()`.',
      },
    },
    {
      code: `function* main(queue: Queue<string>) {
  queue.put('a')
}`,
      line: 2,
      card: 'M104',
      seen: {
        en: "`queue.put('a')` only creates a coroutine: without `yield*`, `queue` stays as it was.",
        es: "`queue.put('a')` solo crea una corrutina: sin `yield*`, `queue` se queda como estaba.",
      },
      advice: {
        en: "Write `yield* queue.put('a')`, or `queue.putNowait` to do it without waiting.",
        es: "Conviene escribir `yield* queue.put('a')`, o `queue.putNowait` para hacerlo sin esperar.",
      },
    },
    {
      code: `function* main(lock: Lock) { lock.acquire() }`,
      line: 1,
      card: 'M104',
      seen: {
        en: '`lock.acquire()` only creates a coroutine: without `yield*`, `lock` stays as it was.',
        es: '`lock.acquire()` solo crea una corrutina: sin `yield*`, `lock` se queda como estaba.',
      },
      advice: {
        en: 'Write `yield* lock.acquire()`.',
        es: 'Conviene escribir `yield* lock.acquire()`.',
      },
    },
    {
      code: `function* main(urls: string[]) {
  gather(urls.map(get))
}`,
      line: 2,
      card: 'M75',
      seen: {
        en: '`gather` returns a future, and nothing waits for it here.',
        es: '`gather` devuelve un futuro, y aquí nadie lo espera.',
      },
      advice: {
        en: 'Await it: `yield* gather(urls.map(get))`.',
        es: 'Hay que esperarlo: `yield* gather(urls.map(get))`.',
      },
    },
  ],
})
