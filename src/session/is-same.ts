/** Whether two values say the same: plain data, lists, sets and maps are compared by what they hold, all else by identity. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (one instanceof Set && other instanceof Set)
    return one.size === other.size && [...one].every((each) => other.has(each))
  if (one instanceof Map && other instanceof Map)
    return (
      one.size === other.size &&
      [...one].every(([key, value]) => other.has(key) && isSame(value, other.get(key)))
    )
  return (
    isPlain(one) && isPlain(other) && Array.isArray(one) === Array.isArray(other) && holdsSame(one, other)
  )
}

function holdsSame(one: object, other: object): boolean {
  const keys = Object.keys(one)
  // Equal numbers of keys, each of the one in the other. A list is an object with numbers for keys.
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && isSame(Reflect.get(one, key), Reflect.get(other, key)))
  )
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null
}
