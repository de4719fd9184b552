// fails: predicts what pardon returns
// card: M41
// Believes that a request which is left cancels the task in the end.
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
  left: 1,
  ending: 'cancelled',
}
