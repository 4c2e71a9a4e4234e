import type { Installation } from "../installation.ts";
import type { Report } from "../report.ts";
import type { ServiceName } from "./service-name.ts";
import type { ServiceVariables } from "./service-variables.ts";
import type { Started } from "./started.ts";

/** One of the services the platform stands on. `ensureServices` decides in which order its functions are tried. */
export interface Service {
  readonly name: ServiceName;
  /** Name for people. */
  readonly title: string;
  /** What names it in the environment; the first one decides whether the environment names it at all. */
  readonly variables: readonly [keyof ServiceVariables, ...(keyof ServiceVariables)[]];
  /** Debian packages that bring it, and a file that is there when they are installed. */
  readonly packages: { names: readonly string[]; proof: string };
  /** Its service in docker-compose.yml, if it can come from there, and the variables it has then. */
  readonly compose?: { service: string; variables(secrets: ComposeSecrets): ServiceVariables };
  /** Connects and works a little: where it is, which version, what about it is wrong. Throws when it does not answer. */
  check(variables: ServiceVariables): Promise<ServiceFacts>;
  /** One that already listens at its usual place and lets us in; makes our database, user and so on there. */
  find(context: ServiceContext): Promise<ServiceVariables | undefined>;
  /** Starts the installed one and makes our database, user and so on there. */
  start(context: ServiceContext): Promise<{ variables: ServiceVariables; started: Started }>;
  /** Stops what `start` started, unless others use it: then says who. */
  stop(context: ServiceContext, started: Started): Promise<"stopped" | { usedBy: string }>;
  /** Deletes this installation's data. The service runs. */
  forget(context: ServiceContext, variables: ServiceVariables): Promise<void>;
}

export interface ServiceContext {
  installation: Installation;
  /** What `services.json` says: the addresses and secrets of the last time. */
  saved: ServiceVariables;
  report: Report;
  signal: AbortSignal;
  /** What has this installation's name and is not its own: somebody's, or left by a run that is known to be gone. */
  onTakenName: "refuse" | "replace";
}

export interface ServiceFacts {
  /** Host and port, or path of a socket; never a secret. */
  address: string;
  version: string;
  /** Each says what is wrong and how to cure it. The platform refuses to run on such a service. */
  problems: string[];
}

/** Passwords for services that `docker compose` starts. */
export interface ComposeSecrets {
  postgresPassword: string;
  redisPassword: string;
  rabbitmqPassword: string;
}
