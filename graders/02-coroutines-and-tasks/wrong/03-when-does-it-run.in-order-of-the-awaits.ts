// fails: predicts what errands logs
// card: M22
// Believes that the first to be awaited is the first to start.
// The programs are left out: a prediction is read and compared, not run.

export const kitchenOrder: readonly string[] = ['ordered', 'tea', 'cake', 'seated', 'paid']

export const errandsOrder: readonly string[] = [
  'enter market',
  'leave market',
  'market done',
  'enter bank',
  'leave bank',
  'bank done',
]

export const eveningOrder: readonly string[] = [
  'book page 1',
  'letter page 1',
  'book page 2',
  'book read',
  'letter page 2',
  'letter read',
]
