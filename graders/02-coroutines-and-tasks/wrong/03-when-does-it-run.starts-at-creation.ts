// fails: predicts what kitchen logs
// card: M20
// Believes that `createTask` starts the coroutine: both dishes are served before the next line.
// The programs are left out: a prediction is read and compared, not run.

export const kitchenOrder: readonly string[] = ['tea', 'cake', 'ordered', 'seated', 'paid']

export const errandsOrder: readonly string[] = [
  'enter bank',
  'enter market',
  'leave bank',
  'leave market',
  'market done',
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
