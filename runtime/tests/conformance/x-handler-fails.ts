import { getRunningLoop } from '../../index.ts'
import { ErrB, log } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  const handler = loop.getExceptionHandler()
  loop.setExceptionHandler((context) => {
    log('bad', context.message)
    throw new ErrB('y')
  })
  loop.defaultExceptionHandler = (context) =>
    log('default', context.message, context.exception, context.context?.message)
  loop.callExceptionHandler({ message: 'reported' })
  loop.setExceptionHandler(handler)
}
