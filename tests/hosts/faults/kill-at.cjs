/**
 * Loaded before the command: at the call with the number `KILL_AT` of those that change the disk, the process
 * gets the signal `KILL_WITH`, as from somebody who cannot wait.
 */
const fs = require('node:fs')
const promises = require('node:fs/promises')

const at = Number(process.env.KILL_AT)
const signal = process.env.KILL_WITH ?? 'SIGKILL'
let count = 0

function wrap(holder, name, isChange = () => true) {
  const original = holder[name]
  holder[name] = function (...args) {
    if (isChange(...args) && count++ === at) process.kill(process.pid, signal)
    return Reflect.apply(original, this, args)
  }
}

for (const name of ['rename', 'unlink']) wrap(promises, name)
wrap(promises, 'open', (_, flags) => flags === 'wx')
for (const name of ['writeFileSync', 'renameSync', 'mkdirSync']) wrap(fs, name)
