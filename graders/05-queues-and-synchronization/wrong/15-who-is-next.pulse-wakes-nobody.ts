// fails: predicts what busStop logs
// card: M108
// Believes that an event that is cleared at once wakes nobody.
export const bathroomOrder: readonly string[] = [
  'ana goes in',
  'ana comes out',
  'bruno goes in',
  'bruno comes out',
  'carla goes in',
  'carla comes out',
  'ana goes in',
  'ana comes out',
  'all clean',
]

export const busStopOrder: readonly string[] = [
  'the first bus leaves',
  'carla is still here',
  'dora gets on',
  'the second bus leaves',
  'ana gets on',
  'bruno gets on',
  'carla gets on',
]
