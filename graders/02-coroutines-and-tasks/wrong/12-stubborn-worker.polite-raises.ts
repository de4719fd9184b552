// fails: predicts how the workers of once end
// card: M51
// Takes the CancelledError that is thrown again for an error like others.
import type { Ending } from '#runtime'

export const onceEndings: Record<'polite' | 'stubborn' | 'clumsy' | 'unborn', Ending> = {
  polite: 'raised',
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
  ending: 'returned',
}
