import type Docker from "dockerode";
import type { Platform, ProgramName } from "../platform/start-platform.ts";
import type { SeededRandom } from "../random/seeded-random.ts";
import type { Killable } from "../services/killable.ts";
import type { RedisService } from "../services/open-redis.ts";
import { succeeds, waitUntil } from "../wait-until.ts";
import type { Fault, Faults } from "./fault.ts";

interface Victims {
  platform: Platform;
  postgres: Killable;
  rabbitmq: Killable;
  redis: RedisService;
  /** Absent when it must be left alone. */
  engine?: Killable;
  docker: Docker;
  random: SeededRandom;
  signal: AbortSignal;
}

/** What each kind of fault does, and how it is undone. */
export function makeFaults(victims: Victims): Faults {
  const { platform, postgres, rabbitmq, redis, engine } = victims;
  return {
    container: { title: "a step container", inflict: () => killContainer(victims) },
    runner: killProgram(platform, "runner"),
    gateway: killProgram(platform, "gateway"),
    rabbitmq: killService(rabbitmq),
    redis: killService(redis),
    flush: {
      title: "Redis, FLUSHALL",
      inflict: async () => {
        await redis.flush();
        return "flushed Redis";
      },
    },
    postgres: killService(postgres),
    ...(engine && { docker: killService(engine) }),
  };
}

function killProgram(platform: Platform, name: ProgramName): Fault {
  return {
    title: `the ${name}`,
    inflict: async () => {
      await platform.kill(name);
      return `killed the ${name}`;
    },
  };
}

function killService({ title, kill, start }: Killable): Fault {
  return {
    title,
    inflict: async () => {
      await kill();
      return `killed ${title}`;
    },
    restore: start,
  };
}

/** Any one that runs, of any flow; while all flows sleep none does. */
async function killContainer({ platform, docker, random, signal }: Victims): Promise<string> {
  const filters = { label: [`millrace.installation=${platform.prefix}`], status: ["running"] };
  let detail = "";
  const isKilled = async () => {
    const running = await docker.listContainers({ filters });
    if (running.length === 0) return false;
    const { Id, Labels } = random.pick(running.toSorted((one, other) => one.Id.localeCompare(other.Id)));
    detail = `killed the container of ${Labels["millrace.step"]} of flow ${Labels["millrace.flow"]}`;
    // It may have ended of its own accord in between: then another one.
    return await succeeds(() => docker.getContainer(Id).kill({ signal: "SIGKILL" }));
  };
  await waitUntil(isKilled, { what: "a step container that could be killed", timeoutMs: 30_000, signal });
  return detail;
}
