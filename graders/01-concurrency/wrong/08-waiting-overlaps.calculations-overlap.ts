// fails: secondsToCalculate: one thread calculates one thing at a time
// card: M11
// Believes that calculations overlap as waits do.
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
  return Math.max(0, ...seconds)
}

export function secondsToCalculate(seconds: readonly number[]): number {
  return Math.max(0, ...seconds)
}
