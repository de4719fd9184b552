// fails: predicts what pardon returns
// card: none
// Believes that `uncancel()` takes back every request.
import type { Ending } from '#runtime'

export const onceEndings: Record<'polite' | 'stubborn' | 'clumsy' | 'unborn', Ending> = {
  polite: 'cancelled',
  stubborn: 'returned',
  clumsy: 'raised',
  unborn: 'cancelled',
}

export const twiceEndings: Record<'together' | 'apart', Ending> = {
  together: 'returned',
  apart: 'cancelled',
}

export const pardonResult: { requests: number; left: number; ending: Ending } = {
  requests: 2,
  left: 0,
  ending: 'returned',
}
