import { noBlockingCall } from '../../rules/no-blocking-call.ts'
import { judges } from './snippet.ts'

const watches = {
  en: 'This loop watches the real clock and holds the event loop: meanwhile no other task runs and no timer fires.',
  es: 'Este bucle mira el reloj real y detiene el bucle de eventos: mientras tanto no corre otra tarea ni salta ningún temporizador.',
}
const advice = {
  en: 'Wait with `yield* sleep(seconds)`: it suspends this task only, and the others go on.',
  es: 'Hay que esperar con `yield* sleep(segundos)`: solo se suspende esta tarea, y las demás siguen.',
}

judges('no-blocking-call', noBlockingCall, {
  card: 'M10',
  level: 'source',
  valid: [
    `function* main() { yield* sleep(2) }`,
    `function* main() { const start = Date.now(); yield* sleep(1); return Date.now() - start }`,
    `function* main(end: number) { while (Date.now() < end) yield* sleep(0) }`,
    `function* main() { while (getRunningLoop().time() < 2) yield* sleep(1) }`,
    `function* main(n: number) { let sum = 0; for (let i = 0; i < n; i++) sum += i; return sum }`,
    `const times = [1, 2].map((seconds) => () => Date.now() + seconds)`,
  ],
  invalid: [
    {
      code: `function* main(seconds: number) {
  const end = Date.now() + 1000 * seconds
  while (Date.now() < end) {}
}`,
      line: 3,
      seen: watches,
      advice,
    },
    {
      code: `function pause(seconds: number) {
  const start = performance.now()
  for (;;) {
    while (true) { if (performance.now() - start > 1000 * seconds) return }
  }
}`,
      line: 3,
      seen: watches,
      advice,
    },
    {
      code: `function* main(end: Date) {
  do { log(end) } while (new Date() < end)
}`,
      line: 2,
      seen: watches,
      advice,
    },
    {
      code: `function* main(cell: Int32Array) {
  Atomics.wait(cell, 0, 0, 2000)
}`,
      line: 2,
      seen: {
        en: '`Atomics.wait` holds the event loop until it returns: meanwhile no other task runs and no timer fires.',
        es: '`Atomics.wait` detiene el bucle de eventos hasta que vuelve: mientras tanto no corre otra tarea ni salta ningún temporizador.',
      },
      advice,
    },
  ],
})
