// fails: predicts what busStop logs
// card: M108
// Believes that `clear()` comes too late, and carla gets on at once.
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
  'ana gets on',
  'bruno gets on',
  'carla gets on',
  'carla is gone',
  'dora gets on',
  'the second bus leaves',
]
