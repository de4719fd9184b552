// Differs: a referee is one more party: two barriers a round, and it announces between them.
// Se distingue: un árbitro es una parte más: dos barreras por ronda, y anuncia entre ambas.
import { asyncWith, Barrier, BrokenBarrierError, type Coroutine, TaskGroup } from '#runtime'

export function* tournament(
  players: string[],
  rounds: number,
  play: (player: string, round: number) => Coroutine<void>,
  announce: (round: number) => void,
): Coroutine<number> {
  const played = new Barrier(players.length + 1)
  const announced = new Barrier(players.length + 1)
  let complete = 0
  function* both(between: () => void): Coroutine<boolean> {
    try {
      yield* played.wait()
      between()
      yield* announced.wait()
      return true
    } catch (error) {
      if (!(error instanceof BrokenBarrierError)) throw error
      return false
    }
  }
  yield* asyncWith(new TaskGroup(), function* (group) {
    for (const player of players) group.createTask(take(player), { name: player })
    while (complete < rounds && (yield* both(() => announce(complete + 1)))) complete += 1
  })
  return complete

  function* take(player: string): Coroutine<void> {
    for (let round = 1; round <= rounds; round += 1) {
      try {
        yield* play(player, round)
      } catch {
        yield* played.abort()
        return
      }
      if (!(yield* both(() => {}))) return
    }
  }
}
