// Differs: each task puts its ticket in its place, and notes its error as it passes.
// Se distingue: cada tarea pone su entrada en su sitio, y anota su error cuando pasa.
import { asyncWith, CancelledError, type Coroutine, ExceptionGroup, TaskGroup } from '#runtime'

export type Booking = { kind: 'booked'; tickets: string[] } | { kind: 'refused'; reasons: string[] }

export function* bookTrip(
  parts: string[],
  reserve: (part: string) => Coroutine<string>,
): Coroutine<Booking> {
  const tickets = parts.map(() => '')
  const reasons: string[] = []
  function* one(part: string, place: number): Coroutine<void> {
    try {
      tickets[place] = yield* reserve(part)
    } catch (error) {
      if (!(error instanceof CancelledError)) reasons.push((error as Error).message)
      throw error
    }
  }
  try {
    yield* asyncWith(new TaskGroup(), function* (group) {
      let place = 0
      for (const part of parts) {
        group.createTask(one(part, place))
        place += 1
      }
    })
    return { kind: 'booked', tickets }
  } catch (error) {
    if (error instanceof ExceptionGroup) return { kind: 'refused', reasons }
    throw error
  }
}
