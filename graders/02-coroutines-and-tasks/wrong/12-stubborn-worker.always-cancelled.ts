// fails: predicts how the workers of once end
// fails: predicts how the workers of twice end
// fails: predicts what pardon returns
// card: M41
// Takes every worker that is asked for cancelled.
import type { Ending } from '#runtime'

export const onceEndings: Record<'polite' | 'stubborn' | 'clumsy' | 'unborn', Ending> = {
  polite: 'cancelled',
  stubborn: 'cancelled',
  clumsy: 'cancelled',
  unborn: 'cancelled',
}

export const twiceEndings: Record<'together' | 'apart', Ending> = {
  together: 'cancelled',
  apart: 'cancelled',
}

export const pardonResult: { requests: number; left: number; ending: Ending } = {
  requests: 2,
  left: 1,
  ending: 'cancelled',
}
