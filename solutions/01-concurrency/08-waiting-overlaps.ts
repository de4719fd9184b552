// A weather report needs three measurements. Each is asked for over the network, and nothing is left
// but to wait. The three waits overlap. Would three calculations overlap, too?
//
// Un parte del tiempo necesita tres mediciones. Cada una se pide por la red, y no queda más que
// esperar. Las tres esperas se solapan. ¿Se solaparían también tres cálculos?
import { type Coroutine, gather } from '#runtime'

/** Where to ask; each answer takes a while. */
type Station = {
  temperature(): Coroutine<number>
  wind(): Coroutine<number>
  rain(): Coroutine<number>
}

type Report = { temperature: number; wind: number; rain: number }

/** Asks for the three measurements at the same time. */
export function* report(station: Station): Coroutine<Report> {
  const [temperature, wind, rain] = yield* gather([
    station.temperature(),
    station.wind(),
    station.rain(),
  ])
  return { temperature, wind, rain }
}

/** Seconds until jobs that only wait, started together on one loop, are all done. */
export function secondsToWait(seconds: readonly number[]): number {
  return Math.max(0, ...seconds)
}

/** Seconds until jobs that only calculate, started together on one loop, are all done. */
export function secondsToCalculate(seconds: readonly number[]): number {
  return seconds.reduce((sum, one) => sum + one, 0)
}
