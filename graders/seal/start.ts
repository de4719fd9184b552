// Where the sealed process begins: the intrinsics are repaired before anything of the kit is loaded,
// so that nothing keeps an original; and frozen before anything of a submission is.
import 'ses'

// The kit's own tests take the walls away, to see that something would get through.
const hasWalls = !process.argv.includes('--no-walls')

if (hasWalls) {
  repairIntrinsics({
    errorTaming: 'safe',
    stackFiltering: 'verbose',
    overrideTaming: 'moderate',
    consoleTaming: 'unsafe',
    localeTaming: 'unsafe',
    errorTrapping: 'none',
    unhandledRejectionTrapping: 'none',
    reporting: 'none',
  })
}
const { serve } = await import('./inside.ts')
if (hasWalls) {
  const { prepare, putUp } = await import('./walls.ts')
  prepare()
  hardenIntrinsics()
  putUp()
}
await serve()
