import { noShieldedCall } from '../../rules/no-shielded-call.ts'
import { judges } from './snippet.ts'

judges('no-shielded-call', noShieldedCall, {
  card: 'M48',
  level: 'source',
  valid: [
    `function* main() { const inner = createTask(get('a')); return yield* shield(inner) }`,
    `function* main(shared: Task<number>) { return yield* shield(shared) }`,
    `function* main(tasks: Map<string, Task<number>>) { return yield* shield(tasks.get('a')!) }`,
  ],
  invalid: [
    {
      code: `function* main() {
  yield* shield(save('a'))
}`,
      line: 2,
      seen: {
        en: "Nobody keeps the task of `save('a')`: when this wait is cancelled it goes on, and nobody can await it any more.",
        es: "Nadie guarda la tarea de `save('a')`: si se cancela esta espera, la tarea sigue y ya nadie puede esperarla.",
      },
      advice: {
        en: "Keep it first, `const inner = createTask(save('a'))`; then `yield* shield(inner)`.",
        es: "Primero se guarda, `const inner = createTask(save('a'))`; después, `yield* shield(inner)`.",
      },
    },
  ],
})
