// Differs: no barrier: one gather for each round.
// Se distingue: sin barrera: un `gather` por ronda.
import { type Coroutine, gather } from '#runtime'

export function* tournament(
  players: string[],
  rounds: number,
  play: (player: string, round: number) => Coroutine<void>,
  announce: (round: number) => void,
): Coroutine<number> {
  for (let round = 1; round <= rounds; round += 1) {
    const games = players.map((player) => play(player, round))
    const ends = yield* gather(games, { returnExceptions: true })
    if (ends.some((end) => end instanceof Error)) return round - 1
    announce(round)
  }
  return rounds
}
