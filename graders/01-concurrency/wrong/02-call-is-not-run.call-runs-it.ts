// fails: predicts what post logs
// fails: predicts what kitchen logs
// fails: predicts what concert logs
// card: M01
// Believes that a call runs the coroutine to its end.
export const postOrder: readonly string[] = [
  'red letter arrives',
  'post opens',
  'blue letter arrives',
  'post closes',
]

export const kitchenOrder: readonly string[] = ['water on', 'tea ready', 'cups out', 'tea served']

export const concertOrder: readonly string[] = ['first song', 'second song', 'curtain', 'applause']
