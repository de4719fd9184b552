import { noDroppedTask } from '../../rules/no-dropped-task.ts'
import { judges } from './snippet.ts'

const message = (code: string) => ({
  seen: {
    en: `Nothing keeps the task of \`${code}\`: in CPython an unreferenced task may vanish before it ends.`,
    es: `Nadie guarda la tarea de \`${code}\`: en CPython una tarea sin referencia puede desaparecer.`,
  },
  advice: {
    en: 'Keep the task in a variable and await it, or in a set until a done callback discards it.',
    es: 'Conviene guardar la tarea en una variable y esperarla, o en un conjunto hasta que un callback la quite.',
  },
})

judges('no-dropped-task', noDroppedTask, {
  card: 'M26',
  level: 'style',
  valid: [
    `function* main() { const task = createTask(save('a')); yield* task }`,
    `function* main() { const tasks = new Set(); tasks.add(createTask(save('a'))) }`,
    `function* main(group: TaskGroup) { group.createTask(save('a')) }`,
    `function* main() { yield* createTask(save('a')) }`,
  ],
  invalid: [
    {
      code: `function* main() {
  createTask(save('a'))
}`,
      line: 2,
      ...message("createTask(save('a'))"),
    },
    {
      code: `function* main() { getRunningLoop().createTask(save('a')) }`,
      line: 1,
      ...message("getRunningLoop().createTask(save('a'))"),
    },
  ],
})
