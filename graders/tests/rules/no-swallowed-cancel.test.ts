import { noSwallowedCancel } from '../../rules/no-swallowed-cancel.ts'
import { judges } from './snippet.ts'

const swallowed = {
  en: 'This `catch` keeps the CancelledError: the canceller sees a normal result.',
  es: 'Este `catch` se queda con el CancelledError: quien cancela ve un resultado normal.',
}
const rethrow = {
  en: 'Re-raise after cleaning up: `throw e`.',
  es: 'Tras limpiar, relanzar: `throw e`.',
}

judges('no-swallowed-cancel', noSwallowedCancel, {
  card: 'M43',
  level: 'source',
  valid: [
    `function* main() { try { yield* sleep(1) } finally { log('bye') } }`,
    `function* main() { try { yield* sleep(1) } catch (e) { log('bye'); throw e } }`,
    `function* main() { try { yield* sleep(1) } catch (e) { if (e instanceof CancelledError) throw e; log(e) } }`,
    `function* main() { try { yield* sleep(1) } catch (e) { if (e instanceof CancelledError) { log('bye'); throw e } } }`,
    `function* main() { try { yield* sleep(1) } catch (e) { if (e instanceof CancelledError) log('bye'); throw e } }`,
    `function* main() { try { yield* sleep(1) } catch (e) { if (!(e instanceof CancelledError)) { log(e) } else { throw e } } }`,
    `function* main() { try { yield* sleep(1) } catch (e) { if (!(e instanceof TypeError)) throw e; log(e) } }`,
    `function* main() { try { yield* sleep(1) } catch (e) { if (e instanceof TypeError) log(e); else throw e } }`,
    // Whoever cancels a task awaits it and expects the error.
    `function* stop(task: Task<number>) { task.cancel(); try { yield* task } catch (e) { if (!(e instanceof CancelledError)) throw e } }`,
    `function* stop(task: Task<number>) { task.cancel(); try { yield* sleep(1) } catch { log('bye') } }`,
    // Asking how a task ended.
    `function* ending(task: Task<number>) { try { yield* task; return 'returned' } catch { return 'not' } }`,
    `function* main() { try { JSON.parse('{') } catch { log('bad') } yield* sleep(1) }`,
    `function* main() { try { createTask(function* () { yield* sleep(1) }()) } catch { log('never') } }`,
  ],
  invalid: [
    {
      code: `function* main() {
  try {
    yield* sleep(1)
  } catch (e) {
    if (e instanceof CancelledError) log('bye')
  }
}`,
      line: 4,
      seen: swallowed,
      advice: rethrow,
    },
    {
      code: `function* main() {
  try { yield* sleep(1) } catch (e) {
    if (e instanceof CancelledError) return 'stopped'
    throw e
  }
}`,
      line: 2,
      seen: swallowed,
      advice: rethrow,
    },
    {
      code: `function* main() {
  try { yield } catch (e) { if (!(e instanceof CancelledError)) throw e }
}`,
      line: 2,
      seen: swallowed,
      advice: rethrow,
    },
    {
      code: `function* main() {
  while (true) {
    try { return yield* get('a') } catch (error) { log(error) }
  }
}`,
      line: 3,
      card: 'M44',
      seen: {
        en: 'In TypeScript `catch` takes cancellation too: here it counts as one more failed try.',
        es: 'En TypeScript `catch` también atrapa la cancelación: aquí cuenta como un intento fallido más.',
      },
      advice: {
        en: 'Start the catch with `if (error instanceof CancelledError) throw error`.',
        es: 'Hay que dejarla pasar: `if (error instanceof CancelledError) throw error`.',
      },
    },
    {
      code: `function* main(urls: string[], failed: string[]) {
  for (const url of urls) {
    try { yield* get(url) } catch { failed.push(url) }
  }
}`,
      line: 3,
      card: 'M44',
      level: 'style',
      seen: {
        en: 'In TypeScript `catch` takes cancellation too, as if it were an ordinary error.',
        es: 'En TypeScript `catch` también atrapa la cancelación, como si fuera un error cualquiera.',
      },
      advice: {
        en: 'Start the catch with `if (error instanceof CancelledError) throw error`.',
        es: 'Hay que dejarla pasar: `if (error instanceof CancelledError) throw error`.',
      },
    },
    {
      code: `function* main() {
  try { yield* get('a') } catch {}
}`,
      line: 2,
      card: 'M44',
      seen: {
        en: 'In TypeScript `catch` takes cancellation too, as if it were an ordinary error.',
        es: 'En TypeScript `catch` también atrapa la cancelación, como si fuera un error cualquiera.',
      },
      advice: {
        en: 'Start the catch with `if (error instanceof CancelledError) throw error`.',
        es: 'Hay que dejarla pasar: `if (error instanceof CancelledError) throw error`.',
      },
    },
    {
      code: `function* main(last: boolean) {
  try { return yield* get('a') } catch { if (last) throw new Error('no page') }
}`,
      line: 2,
      card: 'M44',
      level: 'style',
      seen: {
        en: 'In TypeScript `catch` takes cancellation too, as if it were an ordinary error.',
        es: 'En TypeScript `catch` también atrapa la cancelación, como si fuera un error cualquiera.',
      },
      advice: {
        en: 'Start the catch with `if (error instanceof CancelledError) throw error`.',
        es: 'Hay que dejarla pasar: `if (error instanceof CancelledError) throw error`.',
      },
    },
  ],
})
