// fails: predicts what bathroom logs
// card: none
// Believes that who releases a lock can have it again at once.
export const bathroomOrder: readonly string[] = [
  'ana goes in',
  'ana comes out',
  'ana goes in',
  'ana comes out',
  'bruno goes in',
  'bruno comes out',
  'carla goes in',
  'carla comes out',
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
