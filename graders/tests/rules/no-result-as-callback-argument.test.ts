import { noResultAsCallbackArgument } from '../../rules/no-result-as-callback-argument.ts'
import { judges } from './snippet.ts'

const message = (name: string) => ({
  seen: {
    en: `\`${name}\` is used as the result, but the argument of a done callback is the finished task.`,
    es: `\`${name}\` se usa como si fuera el resultado, pero el argumento es la tarea terminada.`,
  },
  advice: {
    en: `Read \`${name}.result()\` in the callback.`,
    es: `El resultado se lee con \`${name}.result()\`.`,
  },
})

judges('no-result-as-callback-argument', noResultAsCallbackArgument, {
  card: 'M62',
  level: 'source',
  valid: [
    `function* main(task: Task<number>) { let total = 0; task.addDoneCallback((t) => { total += t.result() }) }`,
    `function* main(task: Task<number>) { task.addDoneCallback((t) => log(\`\${t.getName()} ended\`)) }`,
    `function* main(task: Task<number>) { const ended: unknown[] = []; task.addDoneCallback((t) => ended.push(t)) }`,
    `function* main(task: Task<number>) { let count = 0; task.addDoneCallback(() => { count += 1 }) }`,
    `[1].forEach((value) => log(value + 1))`,
    `function* main(task: Task<number>) { task.addDoneCallback((t) => t === task) }`,
  ],
  invalid: [
    {
      code: `function* main(task: Task<number>) {
  let total = 0
  task.addDoneCallback((value) => {
    total += value
  })
}`,
      line: 4,
      ...message('value'),
    },
    {
      code: `function report(result: Task<number>) {
  log(\`got \${result}\`)
}
function* main(task: Task<number>) { task.addDoneCallback(report) }`,
      line: 2,
      ...message('result'),
    },
  ],
})
