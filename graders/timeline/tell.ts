// Has a program run in a thread of its own, which is ended when it does not end by itself.
import { thread } from '../jury.ts'
import { say } from '../language.ts'
import { obeyWatchdogs } from '../watchdog.ts'
import type { Order, Told } from './teller.ts'

/** A program is stopped long before that, unless it keeps its whole thread from running. */
const SECONDS = 30

const TELLER = new URL('./teller.ts', import.meta.url)

/** What there is to show of a program, or why there is nothing. */
export async function tell(order: Order): Promise<Told | { readonly trouble: string }> {
  obeyWatchdogs()
  const teller = await thread(TELLER)
  let limit: NodeJS.Timeout | undefined
  try {
    return await new Promise((resolve) => {
      const stopped = (reason: string) => resolve({ trouble: reason })
      teller.once('message', resolve)
      teller.once('error', (error) => stopped(error.stack ?? error.message))
      teller.once('exit', () => stopped(say(ENDED)))
      limit = setTimeout(() => stopped(say(ENDED)), SECONDS * 1000)
      teller.postMessage(order)
    })
  } finally {
    clearTimeout(limit)
    await teller.terminate()
  }
}

const ENDED = {
  en: 'The program was stopped before there was anything to show.',
  es: 'El programa se detuvo antes de que hubiera algo que mostrar.',
}
