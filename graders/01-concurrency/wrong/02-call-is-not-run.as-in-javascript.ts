// fails: predicts what post logs
// fails: predicts what kitchen logs
// fails: predicts what concert logs
// card: M12
// Believes that it begins at the call and goes on by itself, as an async function of JavaScript.
export const postOrder: readonly string[] = [
  'post opens',
  'red letter arrives',
  'blue letter arrives',
  'post closes',
]

export const kitchenOrder: readonly string[] = ['water on', 'cups out', 'tea ready', 'tea served']

export const concertOrder: readonly string[] = ['first song', 'second song', 'curtain', 'applause']
