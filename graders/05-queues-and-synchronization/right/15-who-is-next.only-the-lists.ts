// Differs: only the predictions, without the programs, in the other order.
// Se distingue: solo las predicciones, sin los programas, en el otro orden.
export const busStopOrder = [
  `the first bus leaves`,
  `ana gets on`,
  `bruno gets on`,
  `carla is still here`,
  `dora gets on`,
  `the second bus leaves`,
  `carla gets on`,
]

export const bathroomOrder = [
  'ana goes in',
  'ana comes out',
  'bruno goes in',
  'bruno comes out',
  'carla goes in',
  'carla comes out',
  'ana goes in',
  'ana comes out',
  'all clean',
] as const
