// fails: reports the three measurements, asked for once each
// fails: asks for all three before the first answer
// card: M06
// Does not wait, lest the program stand still: the answers are not there yet.
import { type Coroutine, createTask } from '#runtime'

/** Where to ask; each answer takes a while. */
type Station = {
  temperature(): Coroutine<number>
  wind(): Coroutine<number>
  rain(): Coroutine<number>
}

type Report = { temperature: number; wind: number; rain: number }

export function* report(station: Station): Coroutine<Report> {
  const answers: Report = { temperature: 0, wind: 0, rain: 0 }
  createTask(ask(station, answers))
  return answers
}

function* ask(station: Station, answers: Report): Coroutine<void> {
  answers.temperature = yield* station.temperature()
  answers.wind = yield* station.wind()
  answers.rain = yield* station.rain()
}

export function secondsToWait(seconds: readonly number[]): number {
  return Math.max(0, ...seconds)
}

export function secondsToCalculate(seconds: readonly number[]): number {
  return seconds.reduce((sum, one) => sum + one, 0)
}
