// fails: predicts what tour logs
// card: M46
// Believes that the gather waits for the request to arrive, and not for the cleanup.
import type { Ending } from '#runtime'

export const choirOrder: readonly string[] = [
  'anna stops',
  'the song breaks off',
  'bruno ends',
  'curtain',
]

export const tourOrder: readonly string[] = [
  'piano ends',
  'accepted',
  'drums packs',
  'the tour is off',
  'drums leaves',
]

export const rehearsalResult: { anna: Ending; bruno: Ending; song: Ending; late: boolean } = {
  anna: 'cancelled',
  bruno: 'returned',
  song: 'raised',
  late: false,
}
