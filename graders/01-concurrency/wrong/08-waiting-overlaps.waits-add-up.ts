// fails: secondsToWait: what waits, waits at the same time
// card: M06
// Believes that a wait stops everybody, so that waits add up.
import { type Coroutine, gather } from '#runtime'

/** Where to ask; each answer takes a while. */
type Station = {
  temperature(): Coroutine<number>
  wind(): Coroutine<number>
  rain(): Coroutine<number>
}

type Report = { temperature: number; wind: number; rain: number }

export function* report(station: Station): Coroutine<Report> {
  const [temperature, wind, rain] = yield* gather([
    station.temperature(),
    station.wind(),
    station.rain(),
  ])
  return { temperature, wind, rain }
}

export function secondsToWait(seconds: readonly number[]): number {
  return seconds.reduce((sum, one) => sum + one, 0)
}

export function secondsToCalculate(seconds: readonly number[]): number {
  return seconds.reduce((sum, one) => sum + one, 0)
}
