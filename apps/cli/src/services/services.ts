import { docker } from "./docker.ts";
import { postgres } from "./postgres.ts";
import { rabbitmq } from "./rabbitmq.ts";
import { redis } from "./redis.ts";
import type { Service } from "./service.ts";

/** In the order they are needed: the engine first, because the others may come from it. */
export const services: readonly Service[] = [docker, postgres, redis, rabbitmq];
