import { noCoroutineAsValue } from '../../rules/no-coroutine-as-value.ts'
import { judges } from './snippet.ts'

const awaitIt = (code: string) => ({
  en: `Await before using the value: \`yield* ${code}\`.`,
  es: `Conviene esperar antes de usar el valor: \`yield* ${code}\`.`,
})

judges('no-coroutine-as-value', noCoroutineAsValue, {
  card: 'M02',
  level: 'source',
  valid: [
    `function* main() { const n = yield* get('a'); return n + 1 }`,
    `function* main() { if (yield* isReady()) log('ready') }`,
    `function* main(job?: Coroutine<void>) { if (job) yield* job }`,
    `function* main(job: Coroutine<void> | undefined) { const j = job ?? save('a'); yield* j }`,
    `function same(a: Coroutine<void>, b: Coroutine<void>) { return a === b }`,
    `function* main() { log(\`got \${yield* get('a')}\`) }`,
    `function* main() { return Number(yield* get('a')) }`,
    `const jobs = ['a', 'b'].map(get)
     if (jobs.length > 0) log(jobs)`,
    `function sum(n: number) { return n + [...numbers()].length }`,
  ],
  invalid: [
    {
      code: `function* main() {
  return Number(get('a')) + 1
}`,
      line: 2,
      seen: {
        en: "`get('a')` is a coroutine, not its result.",
        es: "`get('a')` es la corrutina, no su resultado.",
      },
      advice: awaitIt("get('a')"),
    },
    {
      code: `function* main() {
  const n = get('a')
  return n + 1
}`,
      line: 3,
      seen: {
        en: '`n` is a coroutine, not its result.',
        es: '`n` es la corrutina, no su resultado.',
      },
      advice: awaitIt('n'),
    },
    {
      code: `function* main() {
  if (isReady()) log('ready')
}`,
      line: 2,
      seen: {
        en: '`isReady()` is a coroutine, not its result: a coroutine in a condition is always true.',
        es: '`isReady()` es la corrutina, no su resultado: en una condición siempre es verdadera.',
      },
      advice: awaitIt('isReady()'),
    },
    {
      code: `function* main() { while (!isReady()) yield* sleep(1) }`,
      line: 1,
      seen: {
        en: '`isReady()` is a coroutine, not its result: a coroutine in a condition is always true.',
        es: '`isReady()` es la corrutina, no su resultado: en una condición siempre es verdadera.',
      },
      advice: awaitIt('isReady()'),
    },
    {
      code: `function* main() { log(\`got \${get('a')}\`) }`,
      line: 1,
      seen: {
        en: "`get('a')` is a coroutine, not its result.",
        es: "`get('a')` es la corrutina, no su resultado.",
      },
      advice: awaitIt("get('a')"),
    },
    {
      code: `function* two(): Coroutine<number> { return 2 }
function* main() { return two() === 2 }`,
      line: 2,
      seen: {
        en: '`two()` is a coroutine, not its result.',
        es: '`two()` es la corrutina, no su resultado.',
      },
      advice: awaitIt('two()'),
    },
    {
      code: `function* main(total: number) { total += get('a') }`,
      line: 1,
      seen: {
        en: "`get('a')` is a coroutine, not its result.",
        es: "`get('a')` es la corrutina, no su resultado.",
      },
      advice: awaitIt("get('a')"),
    },
  ],
})
