const holders = new Set<object>();

/** Says that a page holds work that the server does not have yet: nobody is led away from it. @returns how to take that back. */
export function holdUnsavedWork(): () => void {
  const holder = {};
  holders.add(holder);
  return () => holders.delete(holder);
}

export function hasUnsavedWork(): boolean {
  return holders.size > 0;
}
