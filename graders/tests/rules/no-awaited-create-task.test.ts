import { noAwaitedCreateTask } from '../../rules/no-awaited-create-task.ts'
import { judges } from './snippet.ts'

const advice = {
  en: 'Separate creation from waiting: create all the tasks, then await them.',
  es: 'Conviene separar creación y espera: crear todas las tareas y esperarlas después.',
}

judges('no-awaited-create-task', noAwaitedCreateTask, {
  card: 'M24',
  level: 'source',
  valid: [
    `function* main() { const a = createTask(get('a')); const b = createTask(get('b')); yield* a; yield* b }`,
    `function* main() { return yield* createTask(get('a')) }`,
    `function* main(ok: boolean) { if (ok) { yield* createTask(get('a')) } else { yield* createTask(get('b')) } }`,
    `function* main() { yield* get('a'); yield* get('b') }`,
    `function createTask(name: string): Coroutine<string> { return save(name) as never }
     function* main() { yield* createTask('a'); yield* createTask('b') }`,
  ],
  invalid: [
    {
      code: `function* main() {
  yield* createTask(get('a'))
  yield* createTask(get('b'))
  yield* createTask(get('c'))
}`,
      line: 3,
      seen: {
        en: "`yield* createTask(get('b'))` creates its task when the one of line 2 has ended.",
        es: "`yield* createTask(get('b'))` crea su tarea cuando la de la línea 2 ya ha terminado.",
      },
      advice,
    },
    {
      code: `function* main(urls: string[]) {
  for (const url of urls) yield* asyncio.createTask(get(url))
}`,
      line: 2,
      seen: {
        en: '`yield* asyncio.createTask(get(url))` in a loop creates each task when the one before has ended.',
        es: '`yield* asyncio.createTask(get(url))` en un bucle crea cada tarea cuando la anterior ya ha terminado.',
      },
      advice,
    },
  ],
})
