import type { Report } from "../../apps/cli/src/report.ts";
import { installPackages } from "../../apps/cli/src/services/debian-packages.ts";
import { postgres as postgresPackage } from "../../apps/cli/src/services/postgres.ts";
import { rabbitmq as rabbitmqPackage } from "../../apps/cli/src/services/rabbitmq.ts";
import { redis as redisPackage } from "../../apps/cli/src/services/redis.ts";
import { openPostgres, type PostgresService } from "./open-postgres.ts";
import { openRabbitmq, type RabbitmqService } from "./open-rabbitmq.ts";
import { openRedis, type RedisService } from "./open-redis.ts";
import type { Place } from "./place.ts";

export interface Services extends AsyncDisposable {
  postgres: PostgresService;
  rabbitmq: RabbitmqService;
  redis: RedisService;
}

/** Services of the suite's own, as child processes with data of their own; gone on dispose. @throws when it may not start them. */
export async function openServices(place: Place, report: Report): Promise<Services> {
  if (process.getuid?.() !== 0) {
    throw new Error("The chaos suite starts services under their own accounts: run it as root, in a container say.");
  }
  for (const service of [postgresPackage, redisPackage, rabbitmqPackage]) {
    await installPackages(service, { report, signal: place.signal });
  }
  await using opened = new AsyncDisposableStack();
  const [postgres, redis, rabbitmq] = await Promise.all([
    openPostgres(place).then((service) => opened.adopt(service, ({ kill }) => kill())),
    openRedis(place).then((service) => opened.adopt(service, ({ kill }) => kill())),
    openRabbitmq(place).then((service) => opened.adopt(service, ({ stop }) => stop())),
  ]);
  const all = opened.move();
  return { postgres, redis, rabbitmq, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
