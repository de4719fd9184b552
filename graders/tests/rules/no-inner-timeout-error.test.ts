import { noInnerTimeoutError } from '../../rules/no-inner-timeout-error.ts'
import { judges } from './snippet.ts'

const message = {
  seen: {
    en: 'Inside the timeout block there is no TimeoutError yet: the end of the time arrives as a cancellation.',
    es: 'Dentro del bloque con plazo todavía no hay TimeoutError: el fin del plazo llega como una cancelación.',
  },
  advice: {
    en: 'Put the `try` around the timeout block: TimeoutError appears on the way out.',
    es: 'El `try` va alrededor del bloque con plazo: TimeoutError aparece al salir.',
  },
}

judges('no-inner-timeout-error', noInnerTimeoutError, {
  card: 'M50',
  level: 'source',
  valid: [
    `function* main() { try { yield* asyncWith(timeout(1), function* () { yield* sleep(2) }) } catch (e) { if (!(e instanceof TimeoutError)) throw e } }`,
    `function* main() { yield* asyncWith(timeout(9), function* () { try { yield* waitFor(get('a'), 1) } catch (e) { if (!(e instanceof TimeoutError)) throw e } }) }`,
    `function* main() { yield* asyncWith(timeout(9), function* () { try { yield* sleep(1) } catch (e) { if (e instanceof CancelledError) throw e } }) }`,
    `function* main(lock: Lock) { yield* asyncWith(lock, function* () { try { yield* sleep(1) } catch (e) { if (!(e instanceof TimeoutError)) throw e } }) }`,
  ],
  invalid: [
    {
      code: `function* main() {
  yield* asyncWith(timeout(1), function* () {
    try { yield* sleep(2) } catch (e) {
      if (e instanceof TimeoutError) log('too late')
    }
  })
}`,
      line: 4,
      ...message,
    },
    {
      code: `function* main() {
  return yield* asyncWith(asyncio.timeout(1), function* () {
    try { return yield* get('a') } catch (e) {
      if (!(e instanceof asyncio.TimeoutError)) throw e
      return 0
    }
  })
}`,
      line: 4,
      ...message,
    },
  ],
})
