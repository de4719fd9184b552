// Differs: the lists alone, in template quotes and over several lines; the programs are left out.
// Se distingue: solo las listas, entre comillas invertidas y en varias líneas; los programas se dejan fuera.
export const postOrder: readonly string[] = [
  `post opens`, // nothing yet
  `blue letter arrives`,
  `post closes`,
]

export const kitchenOrder: readonly string[] = ['cups out', 'water on', 'tea ready', 'tea served']

export const concertOrder: readonly string[] = ['curtain', 'second song', 'first song', 'applause']
