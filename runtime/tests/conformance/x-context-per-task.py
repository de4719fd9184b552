from contextvars import ContextVar, copy_context
var = ContextVar('var', default='none')
async def child(name):
    log(name, 'starts with', var.get())
    token = var.set(name); await sleep(0)
    log(name, 'has', var.get())
    var.reset(token); log(name, 'again', var.get())
async def called(): var.set('called')
async def main():
    log(var.get())
    a = create_task(child('a'))
    var.set('main')
    b = create_task(child('b'))
    await called(); log('after a call', var.get())
    await gather(a, b)
    log('main has', var.get())
