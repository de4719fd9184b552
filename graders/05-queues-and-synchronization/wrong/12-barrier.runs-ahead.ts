// fails: begins a round when all have played the one before, and not earlier
// fails: announces each round once, after everybody has played it and before the next
// fails: comes to an end when a player gives up: who plays finishes the round, nobody begins another
// card: none
// Each player plays all the rounds, and waits for nobody.
import { type Coroutine, gather } from '#runtime'

export function* tournament(
  players: string[],
  rounds: number,
  play: (player: string, round: number) => Coroutine<void>,
  announce: (round: number) => void,
): Coroutine<number> {
  let complete = rounds
  function* take(player: string): Coroutine<void> {
    for (let round = 1; round <= rounds; round += 1) {
      try {
        yield* play(player, round)
      } catch {
        complete = Math.min(complete, round - 1)
        return
      }
    }
  }
  yield* gather(players.map(take))
  for (let round = 1; round <= complete; round += 1) announce(round)
  return complete
}
