// fails: predicts what busStop logs
// card: none
// Believes that `set()` runs those who wait before it returns.
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
  'ana gets on',
  'bruno gets on',
  'the first bus leaves',
  'carla is still here',
  'carla gets on',
  'dora gets on',
  'the second bus leaves',
]
