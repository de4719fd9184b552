// fails: comes to an end when a player gives up: who plays finishes the round, nobody begins another
// card: none
// Who gives up goes home and tells nobody.
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
      yield* play(player, round)
      const place = yield* barrier.wait()
      if (place < players.length - 1) continue
      complete = round
      announce(round)
    }
  }
  yield* gather(players.map(take), { returnExceptions: true })
  return complete
}
