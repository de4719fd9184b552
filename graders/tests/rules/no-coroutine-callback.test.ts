import { noCoroutineCallback } from '../../rules/no-coroutine-callback.ts'
import { judges } from './snippet.ts'

const advice = {
  en: 'Use a plain function and `createTask` inside it.',
  es: 'Conviene pasar una función normal y usar `createTask` dentro de ella.',
}

judges('no-coroutine-callback', noCoroutineCallback, {
  card: 'M64',
  level: 'source',
  valid: [
    `function* main(task: Task<number>) { task.addDoneCallback(notify) }`,
    `function* main(task: Task<number>) { task.addDoneCallback(() => { createTask(save('a')) }) }`,
    `function* main(task: Task<number>) { task.addDoneCallback(() => createTask(save('a'))) }`,
    `function* main(task: Task<number>) { task.addDoneCallback((t) => t.result()) }`,
    `getRunningLoop().callSoon(() => log('a'))`,
  ],
  invalid: [
    {
      code: `function* main(task: Task<string>) {
  task.addDoneCallback(function* (t) {
    yield* save(t.result())
  })
}`,
      line: 2,
      seen: {
        en: 'The loop calls `function* (t) { yield* save(t.result()) }` but never awaits the coroutine it returns.',
        es: 'El bucle llama a `function* (t) { yield* save(t.result()) }`, pero no espera la corrutina que devuelve.',
      },
      advice,
    },
    {
      code: `function* report(task: Task<string>): Coroutine<void> { yield* save(task.result()) }
function* main(task: Task<string>) { task.addDoneCallback(report) }`,
      line: 2,
      seen: {
        en: 'The loop calls `report` but never awaits the coroutine it returns.',
        es: 'El bucle llama a `report`, pero no espera la corrutina que devuelve.',
      },
      advice,
    },
    {
      code: `function* main(task: Task<string>) { task.addDoneCallback((t) => save(t.result())) }`,
      line: 1,
      seen: {
        en: 'The loop calls `(t) => save(t.result())` but never awaits the coroutine it returns.',
        es: 'El bucle llama a `(t) => save(t.result())`, pero no espera la corrutina que devuelve.',
      },
      advice,
    },
  ],
})
