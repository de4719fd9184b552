// A tournament: in each round everybody plays, and the next round begins when all have played. A
// barrier makes those who are done wait for the others; and if one gives up, all have to hear of it.
//
// Un torneo: en cada ronda juegan todos, y la siguiente empieza cuando han jugado todos. Una barrera
// hace esperar a los que ya han acabado; y si uno abandona, todos tienen que enterarse.
import { Barrier, type Coroutine, gather } from '#runtime'

/** Plays so many rounds; gives how many of them everybody has played. */
export function* tournament(
  players: string[],
  rounds: number,
  play: (player: string, round: number) => Coroutine<void>,
  announce: (round: number) => void,
): Coroutine<number> {
  const barrier = new Barrier(players.length)
  let complete = 0
  function* take(player: string): Coroutine<void> {
    for (let round = 1; round <= rounds; round += 1) {
      try {
        yield* play(player, round)
      } catch {
        yield* barrier.abort()
        return
      }
      const place = yield* barrier.wait()
      // The last to come does not wait: it goes on before the others do.
      if (place < players.length - 1) continue
      complete = round
      announce(round)
    }
  }
  // A BrokenBarrierError ends the loop of whoever meets it at the barrier, and no more.
  yield* gather(players.map(take), { returnExceptions: true })
  return complete
}
