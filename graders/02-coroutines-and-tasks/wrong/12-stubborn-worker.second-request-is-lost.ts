// fails: predicts how the workers of twice end
// card: M55
// Believes that only the first request counts.
import type { Ending } from '#runtime'

export const onceEndings: Record<'polite' | 'stubborn' | 'clumsy' | 'unborn', Ending> = {
  polite: 'cancelled',
  stubborn: 'returned',
  clumsy: 'raised',
  unborn: 'cancelled',
}

export const twiceEndings: Record<'together' | 'apart', Ending> = {
  together: 'returned',
  apart: 'returned',
}

export const pardonResult: { requests: number; left: number; ending: Ending } = {
  requests: 2,
  left: 1,
  ending: 'returned',
}
