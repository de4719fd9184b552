// fails: predicts what kitchen logs
// card: M06
// Believes that main goes on while it awaits.
export const postOrder: readonly string[] = ['post opens', 'blue letter arrives', 'post closes']

export const kitchenOrder: readonly string[] = ['cups out', 'water on', 'tea served', 'tea ready']

export const concertOrder: readonly string[] = ['curtain', 'second song', 'first song', 'applause']
