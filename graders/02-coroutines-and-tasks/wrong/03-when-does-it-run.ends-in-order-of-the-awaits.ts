// fails: predicts what errands logs
// card: M22
// Believes that the tasks end in the order in which they are awaited.
// The programs are left out: a prediction is read and compared, not run.

export const kitchenOrder: readonly string[] = ['ordered', 'tea', 'cake', 'seated', 'paid']

export const errandsOrder: readonly string[] = [
  'enter bank',
  'enter market',
  'leave market',
  'market done',
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
