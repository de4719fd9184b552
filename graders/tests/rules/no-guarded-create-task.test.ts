import { noGuardedCreateTask } from '../../rules/no-guarded-create-task.ts'
import { judges } from './snippet.ts'

judges('no-guarded-create-task', noGuardedCreateTask, {
  card: 'M27',
  level: 'source',
  valid: [
    `function* main() { try { yield* createTask(get('a')) } catch { log('failed') } }`,
    `function* main() { const task = createTask(get('a')); try { yield* task } catch { log('failed') } }`,
    `function* main() { const task = createTask(get('a')); try { yield* sleep(1) } finally { task.cancel() } }`,
    `function* main() { try { createTask(get('a')) } finally { log('created') } }`,
    `function* main() { try { JSON.parse('{') } catch { createTask(get('a')) } }`,
  ],
  invalid: [
    {
      code: `function* main() {
  try {
    createTask(get('a'))
  } catch (error) {
    log(error)
  }
  yield* sleep(5)
}`,
      line: 2,
      seen: {
        en: 'This `try` creates the task and awaits nothing: it has ended before the task begins.',
        es: 'Este `try` crea la tarea y no espera nada: ya ha acabado cuando la tarea empieza.',
      },
      advice: {
        en: 'Await the task inside the `try`: its error stays in the task until someone asks for it.',
        es: 'La espera de la tarea va dentro del `try`: su error se queda en la tarea hasta que alguien lo pide.',
      },
    },
  ],
})
