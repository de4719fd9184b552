import { noReadBeforeWait } from '../../rules/no-read-before-wait.ts'
import { judges } from './snippet.ts'

const message = (code: string, target = 'total') => ({
  seen: {
    en: `\`${code}\` reads \`${target}\` before it waits: what other tasks add to it meanwhile is lost.`,
    es: `\`${code}\` lee \`${target}\` antes de esperar: se pierde lo que otras tareas le sumen entretanto.`,
  },
  advice: {
    en: `Wait first, with the \`yield*\` in a \`const\` of its own, and change \`${target}\` in the next line.`,
    es: `Hay que esperar primero, con el \`yield*\` en su propia \`const\`, y cambiar \`${target}\` en la línea siguiente.`,
  },
})

judges('no-read-before-wait', noReadBeforeWait, {
  card: 'M100',
  level: 'source',
  valid: [
    // Nobody else has this `total`.
    `function* main(urls: string[]) { let total = 0; for (const url of urls) total += yield* get(url) }`,
    `let total = 0
    function* add() { const found = yield* get('a'); total += found }`,
    // Read after the wait.
    `let total = 0
    function* add() { total = (yield* get('a')) + total }`,
    `let total = 0
    function* add() { total = yield* get('a') }`,
    // The block runs in the same task.
    `function* main() {
      let total = 0
      yield* asyncWith(timeout(1), function* () { total += yield* get('a') })
    }`,
    // The wait is another function's.
    `let jobs = 0
    function* main() { jobs += [function* () { yield* get('a') }].length }`,
  ],
  invalid: [
    {
      code: `function* main(urls: string[]): Coroutine<number> {
  let total = 0
  function* add(url: string): Coroutine<void> {
    total += yield* get(url)
  }
  yield* gather(urls.map(add))
  return total
}`,
      line: 4,
      ...message('total += yield* get(url)'),
    },
    {
      code: `let total = 0
function* add(): Coroutine<void> {
  total = total + (yield* get('a'))
}`,
      line: 3,
      ...message("total = total + (yield* get('a'))"),
    },
    {
      code: `const state = { sum: 0 }
function* add(): Coroutine<void> {
  yield* asyncWith(timeout(1), function* () { state.sum += yield* get('a') })
}`,
      line: 3,
      ...message("state.sum += yield* get('a')", 'state.sum'),
    },
  ],
})
