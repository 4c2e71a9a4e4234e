import type { Readable } from "node:stream";

/** What a step container may use, and how it is known. Memory in MB, CPU in cores. */
export interface ContainerSpec {
  name: string;
  image: string;
  /** Default: the image's own, after its entry point. One that is given stands alone. */
  command?: readonly string[];
  env: Readonly<Record<string, string>>;
  labels: Readonly<Record<string, string>>;
  limits: { memoryMb: number; cpus: number; pids: number };
  network: string;
  /** Id of a running container whose network, name and known hosts it shares, instead of having its own. */
  room?: string;
  hostname?: string;
}

export type ContainerState = "created" | "running" | "paused" | "exited" | "removing";

/** A container as the engine lists it. Times are epoch milliseconds. */
export interface EngineContainer {
  id: string;
  name: string;
  image: string;
  state: ContainerState;
  labels: Record<string, string>;
  createdAt: number;
  /** Of whose network it is a guest. */
  room?: string;
}

/** How a container ended. */
export interface ContainerEnd {
  exitCode: number;
  outOfMemory: boolean;
  startedAt: number;
  finishedAt: number;
}

export interface LogLine {
  /** Epoch milliseconds. */
  at: number;
  /** The same as the engine writes it: to the nanosecond, and sorts as text. */
  stamp: string;
  stream: "stdout" | "stderr";
  text: string;
}

/** Processor time and network bytes are totals since the container began: only their growth says anything. */
export interface ContainerStats {
  memoryBytes: number;
  cpuNanoseconds: number;
  /** Received and sent. */
  networkBytes: number;
}

/** A container that runs now, and how long the engine took for it. */
export interface StartedContainer {
  id: string;
  createMs: number;
  startMs: number;
}

export interface ContainerEvent {
  /** `start`, `die`, `oom`, `destroy`, … as the engine calls them. */
  action: string;
  containerId: string;
  labels: Record<string, string>;
}

/** An image to be made. */
export interface ImageBuild {
  /** Its name. */
  image: string;
  /** By path; one of them is the Dockerfile. */
  files: ReadonlyMap<string, { content: Buffer; isExecutable?: boolean }>;
  /** Of its commands. */
  network: string;
  memoryMb: number;
  onLine: (line: string) => void;
  signal: AbortSignal;
}

/**
 * The machine that runs containers. Every call is idempotent where it can be: removing what is gone, or making a network that
 * is there, succeeds. Failures are `EngineError`s.
 */
export interface ContainerEngine {
  /** Containers, stopped ones too, that carry all the given labels. */
  list(labels: Readonly<Record<string, string>>): Promise<EngineContainer[]>;
  /** Creates and starts. A container of this name that is no longer running gives way. */
  start(spec: ContainerSpec): Promise<StartedContainer>;
  /** SIGTERM, after `graceMs` SIGKILL; then removes it. */
  remove(id: string, options: { graceMs: number }): Promise<void>;
  /** Of several who ask for the same name of the same container, one is told true. False as well when it is gone. */
  rename(id: string, name: string): Promise<boolean>;
  /** Undefined while it runs, or when there is no such container. */
  end(id: string): Promise<ContainerEnd | undefined>;
  /** Newest lines last. `since` is a line's stamp: only those from that moment on, which is included. */
  logs(id: string, options: { tail: number; since?: string }): Promise<LogLine[]>;
  /** One reading; Docker 20.10 takes up to a second of waiting for it, and hardly any work. Undefined when it does not run. */
  stats(id: string): Promise<ContainerStats | undefined>;
  hasImage(image: string): Promise<boolean>;
  /** What an image has in a folder, by default the one its process starts in, as a tar file; undefined when it names none or there is none. */
  readImageFolder(image: string, folder?: string): Promise<Readable | undefined>;
  /** Images, by each of their names, that carry all the given labels. `createdAt` is epoch milliseconds. */
  listImages(labels: Readonly<Record<string, string>>): Promise<{ image: string; createdAt: number }[]>;
  /** Takes a name away, and the image when it has no other. False when a container still uses it. */
  removeImage(image: string): Promise<boolean>;
  /** Resolves when the image is there. */
  buildImage(build: ImageBuild): Promise<void>;
  /** A network of steps that cannot talk to each other. */
  ensureNetwork(name: string): Promise<void>;
  /** Resolves with the end of a container. */
  waitForEnd(id: string, signal: AbortSignal): Promise<ContainerEnd | undefined>;
  /** Calls back for containers with this label until aborted; reconnects by itself. `onGap` tells that events may be missing. */
  watch(options: {
    label: string;
    onEvent: (event: ContainerEvent) => void;
    onGap: () => void;
    signal: AbortSignal;
  }): Promise<void>;
}
