import { noReusedCoroutine } from '../../rules/no-reused-coroutine.ts'
import { judges } from './snippet.ts'

const again = (name: string, line: number) => ({
  seen: {
    en: `\`${name}\` is one coroutine object, which runs once: line ${line} uses it up.`,
    es: `\`${name}\` es un único objeto corrutina, que se ejecuta una vez: la línea ${line} lo consume.`,
  },
  advice: {
    en: `Call the function again for a second run; for the same result twice keep a task: \`const ${name} = createTask(...)\`.`,
    es: `Para otra ejecución hay que llamar de nuevo a la función; para tener dos veces el mismo resultado, una tarea: \`const ${name} = createTask(...)\`.`,
  },
})
const twice = (code: string) => ({
  card: 'M83',
  seen: {
    en: `\`${code}\` is one coroutine object in several places of the list: it runs once.`,
    es: `\`${code}\` es un único objeto corrutina en varios lugares de la lista: se ejecuta una vez.`,
  },
  advice: {
    en: 'Call the function once for each place in the list.',
    es: 'Hay que llamar a la función una vez por cada lugar de la lista.',
  },
})

judges('no-reused-coroutine', noReusedCoroutine, {
  card: 'M04',
  level: 'source',
  valid: [
    `function* main() { const page = get('a'); return yield* page }`,
    `function* main() { const page = createTask(get('a')); return (yield* page) + (yield* page) }`,
    `function* main() { const a = get('a'); const b = get('a'); yield* gather([a, b]) }`,
    `function* main(soon: boolean) { const page = get('a'); if (soon) return yield* page; yield* sleep(1); return yield* page }`,
    `function* main(soon: boolean) { const page = get('a'); if (soon) { yield* page } else { createTask(page) } }`,
    `function* main(soon: boolean) { const page = get('a'); return soon ? yield* page : createTask(page) }`,
    `function* main() { const page = get('a'); log(page); yield* page }`,
    `function* main(task: Task<number>) { yield* gather([task, task]) }`,
    `const zeros = new Array(3).fill(0)`,
  ],
  invalid: [
    {
      code: `function* main() {
  const page = get('a')
  const first = yield* page
  return first + (yield* page)
}`,
      line: 4,
      ...again('page', 3),
    },
    {
      code: `function* main() {
  const page = get('a')
  const task = createTask(page)
  yield* gather([page, task])
}`,
      line: 4,
      ...again('page', 3),
    },
    {
      code: `function* main(soon: boolean) {
  const page = get('a')
  if (soon) yield* page
  yield* waitFor(page, 2)
}`,
      line: 4,
      ...again('page', 3),
    },
    {
      code: `function* main() {
  const page = get('a')
  return yield* gather([page, page])
}`,
      line: 3,
      ...twice('page'),
    },
    {
      code: `function* main() {
  return yield* gather(new Array(3).fill(get('a')))
}`,
      line: 2,
      ...twice("get('a')"),
    },
  ],
})
