// fails: predicts what tour logs
// card: M40
// Believes that `cancel()` runs the cleanup before it answers.
import type { Ending } from '#runtime'

export const choirOrder: readonly string[] = [
  'anna stops',
  'the song breaks off',
  'bruno ends',
  'curtain',
]

export const tourOrder: readonly string[] = [
  'piano ends',
  'drums packs',
  'accepted',
  'drums leaves',
  'the tour is off',
]

export const rehearsalResult: { anna: Ending; bruno: Ending; song: Ending; late: boolean } = {
  anna: 'cancelled',
  bruno: 'returned',
  song: 'raised',
  late: false,
}
