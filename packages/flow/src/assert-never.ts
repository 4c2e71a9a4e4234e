/** Closes a `switch` over a union: a new member that nobody handles becomes a type error here. */
export function assertNever(value: never): never {
  throw new TypeError(`Unhandled value: ${JSON.stringify(value)}`);
}
