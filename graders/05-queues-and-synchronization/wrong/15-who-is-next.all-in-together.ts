// fails: predicts what bathroom logs
// card: none
// Believes that three tasks overlap whatever they wait for.
export const bathroomOrder: readonly string[] = [
  'ana goes in',
  'bruno goes in',
  'carla goes in',
  'ana comes out',
  'bruno comes out',
  'carla comes out',
  'ana goes in',
  'ana comes out',
  'all clean',
]

export const busStopOrder: readonly string[] = [
  'the first bus leaves',
  'ana gets on',
  'bruno gets on',
  'carla is still here',
  'dora gets on',
  'the second bus leaves',
  'carla gets on',
]
