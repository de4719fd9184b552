// fails: predicts what choir logs
// card: M76
// Believes that the gather waits for the other child before it passes the error on.
import type { Ending } from '#runtime'

export const choirOrder: readonly string[] = [
  'anna stops',
  'bruno ends',
  'the song breaks off',
  'curtain',
]

export const tourOrder: readonly string[] = [
  'piano ends',
  'accepted',
  'drums packs',
  'drums leaves',
  'the tour is off',
]

export const rehearsalResult: { anna: Ending; bruno: Ending; song: Ending; late: boolean } = {
  anna: 'cancelled',
  bruno: 'returned',
  song: 'raised',
  late: false,
}
