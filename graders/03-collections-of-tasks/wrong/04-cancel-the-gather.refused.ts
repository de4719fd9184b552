// fails: predicts what tour logs
// card: M76
// Believes that a gather with a child that has ended cannot be cancelled.
import type { Ending } from '#runtime'

export const choirOrder: readonly string[] = [
  'anna stops',
  'the song breaks off',
  'bruno ends',
  'curtain',
]

export const tourOrder: readonly string[] = [
  'piano ends',
  'refused',
  'drums ends',
  'the tour is over',
]

export const rehearsalResult: { anna: Ending; bruno: Ending; song: Ending; late: boolean } = {
  anna: 'cancelled',
  bruno: 'returned',
  song: 'raised',
  late: false,
}
