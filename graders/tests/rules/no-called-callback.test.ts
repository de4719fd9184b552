import { noCalledCallback } from '../../rules/no-called-callback.ts'
import { judges } from './snippet.ts'

judges('no-called-callback', noCalledCallback, {
  card: 'M61',
  level: 'source',
  valid: [
    `function* main(task: Task<number>) { task.addDoneCallback(notify) }`,
    `function* main(task: Task<number>) { task.addDoneCallback((t) => notify(t)) }`,
    `function* main(task: Task<number>) { task.addDoneCallback(notify.bind(null)) }`,
    `function reporter(name: string) { return () => log(name) }
     function* main(task: Task<number>) { task.addDoneCallback(reporter('a')) }`,
    `function anything(): any {}
     function* main(task: Task<number>) { task.addDoneCallback(anything()) }`,
    `const list = { addDoneCallback(value: unknown) { return value } }
     list.addDoneCallback(log('a'))`,
  ],
  invalid: [
    {
      code: `function* main(task: Task<number>) {
  task.addDoneCallback(notify(task))
}`,
      line: 2,
      seen: {
        en: 'With `()`, `notify` runs at line 2, and what it returns is registered in its place.',
        es: 'Con `()`, `notify` se ejecuta ya, en la línea 2, y se registra lo que devuelve.',
      },
      advice: {
        en: 'Pass the function without parentheses: `addDoneCallback(notify)`.',
        es: 'Conviene pasar la función sin paréntesis: `addDoneCallback(notify)`.',
      },
    },
    {
      code: `getRunningLoop().callLater(1, log('late'))`,
      line: 1,
      seen: {
        en: 'With `()`, `log` runs at line 1, and what it returns is registered in its place.',
        es: 'Con `()`, `log` se ejecuta ya, en la línea 1, y se registra lo que devuelve.',
      },
      advice: {
        en: 'Pass the function without parentheses: `callLater(log)`.',
        es: 'Conviene pasar la función sin paréntesis: `callLater(log)`.',
      },
    },
  ],
})
