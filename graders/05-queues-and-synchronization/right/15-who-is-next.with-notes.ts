// Differs: keeps the lists with notes of the student's in them.
// Se distingue: las listas llevan notas propias entre medias.
export const bathroomOrder: readonly string[] = [
  // the door is free
  'ana goes in',
  'ana comes out',
  // in line: bruno, carla, ana
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
  // a turn later
  'ana gets on',
  'bruno gets on',
  'carla is still here',
  // the event is set: no wait
  'dora gets on',
  'the second bus leaves',
  'carla gets on',
]
