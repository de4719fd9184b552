// fails: predicts what pardon returns
// card: M55
// Believes that requests in one turn count as one.
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
  requests: 1,
  left: 0,
  ending: 'returned',
}
