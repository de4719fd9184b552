import { noNativeClock } from '../../rules/no-native-clock.ts'
import { judges } from './snippet.ts'

const promise = (name: string, instead: string) => ({
  seen: {
    en: `\`${name}\` works with native promises, which go on only after the simulation ends.`,
    es: `\`${name}\` trabaja con promesas nativas, que solo avanzan cuando la simulación ha terminado.`,
  },
  advice: {
    en: `Write it as a coroutine, with \`${instead}\`.`,
    es: `Conviene escribirlo como corrutina, con \`${instead}\`.`,
  },
})
const clock = (name: string) => ({
  seen: {
    en: `\`${name}\` reads the real clock; inside the simulation only the virtual clock exists.`,
    es: `\`${name}\` lee el reloj real; dentro de la simulación solo existe el reloj virtual.`,
  },
  advice: {
    en: "Use the loop's clock: `getRunningLoop().time()`.",
    es: 'Conviene usar el reloj del bucle: `getRunningLoop().time()`.',
  },
})

judges('no-native-clock', noNativeClock, {
  card: 'M13',
  level: 'source',
  valid: [
    // What blocks is another rule's.
    `function* main(end: number) { while (Date.now() < end) {} }`,
    `function* main() { yield* sleep(1); return getRunningLoop().time() }`,
    `export function start(): Promise<number> { return run(get('a')) }`,
    `export async function start() { return (await run(get('a'))) + 1 }`,
    `export const answer = run(get('a')).then(log)`,
    `function hurry(setTimeout: (seconds: number) => void) { setTimeout(1) }`,
    `const performance = { now: () => 0 }
     performance.now()`,
    `const day = new Date('2024-05-01'), other = Date.UTC(2024, 4)`,
    `const options = { setTimeout: 1, Date: 2 }
     log(options.setTimeout)`,
  ],
  invalid: [
    {
      code: `function* main() {
  yield* new Promise((go) => setTimeout(go, 10))
}`,
      line: 2,
      ...promise('Promise', 'yield*'),
    },
    {
      code: `function* main() {
  setTimeout(() => log('late'), 1000)
}`,
      line: 2,
      seen: {
        en: "`setTimeout` belongs to Node's loop and fires after the simulation ends.",
        es: '`setTimeout` pertenece al bucle de Node y actúa cuando la simulación ya ha terminado.',
      },
      advice: {
        en: "Use the runtime's `sleep`: `yield* sleep(seconds)`.",
        es: 'Conviene usar el `sleep` del runtime: `yield* sleep(segundos)`.',
      },
    },
    {
      code: `function* main() { globalThis.queueMicrotask(() => log('soon')) }`,
      line: 1,
      seen: {
        en: "`queueMicrotask` belongs to Node's loop and fires after the simulation ends.",
        es: '`queueMicrotask` pertenece al bucle de Node y actúa cuando la simulación ya ha terminado.',
      },
      advice: {
        en: "Use the runtime's `sleep`: `yield* sleep(seconds)`.",
        es: 'Conviene usar el `sleep` del runtime: `yield* sleep(segundos)`.',
      },
    },
    { code: `const start = Date.now()`, line: 1, ...clock('Date.now') },
    { code: `const start = new Date()`, line: 1, ...clock('Date') },
    { code: `const start = performance.now()`, line: 1, ...clock('performance.now') },
    {
      code: `async function main() {
  await get('a')
}`,
      line: 1,
      ...promise('async', 'function*'),
    },
    { code: `const all = Promise.all([])`, line: 1, ...promise('Promise', 'yield*') },
  ],
})
