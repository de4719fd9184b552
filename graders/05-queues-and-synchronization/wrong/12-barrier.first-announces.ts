// fails: announces each round once, after everybody has played it and before the next
// card: none
// Number 0 announces: the last one has begun the next round by then.
import { Barrier, type Coroutine, gather } from '#runtime'

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
      if (place !== 0) continue
      complete = round
      announce(round)
    }
  }
  yield* gather(players.map(take), { returnExceptions: true })
  return complete
}
