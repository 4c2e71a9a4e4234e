/** Environment of a program to be started. */
export type Environment = Record<string, string | undefined>;

/** The same, as `spawn` wants it. */
export function forSpawn(environment: Environment): NodeJS.ProcessEnv {
  // Next's types, once imported anywhere, make NODE_ENV obligatory for every program on earth.
  return environment as NodeJS.ProcessEnv;
}
