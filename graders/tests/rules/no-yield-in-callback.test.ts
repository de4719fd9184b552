import { noYieldInCallback } from '../../rules/no-yield-in-callback.ts'
import { judges } from './snippet.ts'

judges('no-yield-in-callback', noYieldInCallback, {
  card: 'M16',
  level: 'source',
  valid: [
    `function* main(urls: string[]) { for (const url of urls) yield* get(url) }`,
    `function* main(urls: string[]) { return yield* gather(urls.map(get)) }`,
    `function* main(urls: string[]) { return yield* gather(urls.map(function* (url) { return yield* get(url) })) }`,
    `function* main(urls: string[]) { urls.forEach((url) => { createTask(get(url)) }) }`,
    `function* main(urls: string[]) { const tasks = urls.map((url) => createTask(get(url))); tasks.forEach((t) => t.cancel()) }`,
    `const even = [1, 2].filter((n) => n % 2 === 0)`,
    `const tree = { forEach(visit: () => Coroutine<void>) { return visit() } }
     function* main() { yield* tree.forEach(function* () {}) }`,
  ],
  invalid: [
    {
      code: `function* main(urls: string[]) {
  urls.forEach(function* (url) {
    yield* get(url)
  })
}`,
      line: 2,
      seen: {
        en: 'Inside `urls.forEach` nothing is awaited: `forEach` creates the coroutines and drops them.',
        es: 'Dentro de `urls.forEach` no se espera nada: `forEach` crea las corrutinas y las descarta.',
      },
      advice: {
        en: 'Use `for…of` with `yield*`, or `yield* gather(urls.map(function* …))`.',
        es: 'Conviene usar `for…of` con `yield*`, o bien `yield* gather(urls.map(function* …))`.',
      },
    },
    {
      code: `function* main(urls: string[]) { urls.map(get) }`,
      line: 1,
      seen: {
        en: 'Inside `urls.map` nothing is awaited: the coroutines that `map` creates are dropped.',
        es: 'Dentro de `urls.map` no se espera nada: las corrutinas que crea `map` se descartan.',
      },
      advice: {
        en: 'Use `for…of` with `yield*`, or `yield* gather(urls.map(get))`.',
        es: 'Conviene usar `for…of` con `yield*`, o bien `yield* gather(urls.map(get))`.',
      },
    },
    {
      code: `function* main(urls: string[]) {
  return urls.filter(function* (url) { return (yield* get(url)) > 0 })
}`,
      line: 2,
      seen: {
        en: '`urls.filter` gets coroutines from its callback, and a coroutine always counts as true.',
        es: '`urls.filter` recibe corrutinas de su función, y una corrutina siempre cuenta como verdadera.',
      },
      advice: {
        en: 'Use `for…of` with `yield*`, and decide with the result.',
        es: 'Conviene usar `for…of` con `yield*` y decidir con el resultado.',
      },
    },
    {
      code: `function* main(urls: string[]) {
  urls.forEach((url) => { yield* get(url) })
}`,
      line: 2,
      seen: {
        en: 'An arrow cannot wait: `yield*` is not allowed in the callback of `urls.forEach`.',
        es: 'Una función flecha no puede esperar: `yield*` no se admite en la función que recibe `urls.forEach`.',
      },
      advice: {
        en: 'Use `for…of` with `yield*`, or `yield* gather(urls.map(function* …))`.',
        es: 'Conviene usar `for…of` con `yield*`, o bien `yield* gather(urls.map(function* …))`.',
      },
    },
  ],
})
