interface RedisFacts {
  version: string;
  /** 0 means no limit. */
  maxMemoryBytes: number;
  policy: string;
}

/** Why a Redis must not be used, each with its cure; empty when it may. */
export function redisProblems({ version, maxMemoryBytes, policy }: RedisFacts): string[] {
  const problems: string[] = [];
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < 6 || (major === 6 && minor < 2)) problems.push(`Redis ${version} is too old; 6.2 is needed.`);
  if (maxMemoryBytes > 0 && policy !== "noeviction") {
    problems.push(
      `Redis may throw schedules away when its memory is full (maxmemory-policy is ${policy}). Set "maxmemory-policy noeviction" in redis.conf, or run: redis-cli CONFIG SET maxmemory-policy noeviction`,
    );
  }
  return problems;
}
