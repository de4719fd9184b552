import { noLateException } from '../../rules/no-late-exception.ts'
import { judges } from './snippet.ts'

const late = (line: number) => ({
  seen: {
    en: `Line ${line} raises what \`task\` ended with: when it failed, this line is never reached.`,
    es: `La línea ${line} lanza aquello con lo que acabó \`task\`: si falló, a esta línea no se llega.`,
  },
  advice: {
    en: 'Wait with `yield* wait([task])`, which raises nothing, or wrap the await in `try`/`catch`.',
    es: 'Se puede esperar con `yield* wait([task])`, que no lanza nada, o envolver la espera en `try`/`catch`.',
  },
})

judges('no-late-exception', noLateException, {
  card: 'M30',
  level: 'source',
  valid: [
    `function* main(task: Task<number>) { yield* wait([task]); return task.exception() }`,
    `function* main(task: Task<number>) { try { yield* task } catch { log('failed') } return task.exception() }`,
    `function* main(task: Task<number>) { try { return yield* task } catch { return task.exception() } }`,
    `function* main(task: Task<number>, other: Task<number>) { yield* other; return task.exception() }`,
    `function* main(task: Task<number>) { if (task.done()) return task.exception(); yield* task }`,
    `function* main(task: Task<number>) { task.addDoneCallback((ended) => { log(ended.exception()) }); yield* task }`,
  ],
  invalid: [
    {
      code: `function* main(task: Task<number>) {
  yield* task
  return task.exception()
}`,
      line: 3,
      ...late(2),
    },
    {
      code: `function* main() {
  const task = createTask(get('a'))
  const result = yield* task
  if (task.exception() === undefined) log(result)
}`,
      line: 4,
      ...late(3),
    },
  ],
})
