import Docker from "dockerode";
import type {
  ContainerEngine,
  ContainerSpec,
  ContainerState,
  EngineContainer,
  StartedContainer,
} from "../container-engine.ts";
import { EngineError } from "../engine-error.ts";
import { buildImage } from "./build-image.ts";
import { createOptions } from "./create-options.ts";
import { readEnd } from "./read-end.ts";
import { readImageFolder } from "./read-image-folder.ts";
import { readLogLines } from "./read-log-lines.ts";
import { readStats } from "./read-stats.ts";
import { removeContainer } from "./remove-container.ts";
import { ignoring, statusOf } from "./status-of.ts";
import { watchEvents } from "./watch-events.ts";

interface DockerOptions {
  /** In the form of DOCKER_HOST. Default: the engine's usual socket. */
  host?: string | undefined;
  /** A silent engine counts as gone after this: a frozen one would hold up every flow. Starting a container is the longest answer. */
  answerMs?: number;
}

/** Docker Engine over its socket. */
export function openDockerEngine({ host, answerMs = 60_000 }: DockerOptions = {}): ContainerEngine {
  const place = host === undefined ? {} : connectionOptions(host);
  const docker = new Docker({ ...place, timeout: answerMs });
  // For what ends when something happens: whoever asks brings a signal.
  const patient = new Docker(place);
  const container = (id: string) => docker.getContainer(id);
  const end = async (id: string) => {
    const inspected = await ignoring([404], container(id).inspect());
    return inspected ? readEnd(inspected) : undefined;
  };

  return {
    async list(labels) {
      const label = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
      const found = await docker.listContainers({ all: true, filters: { label } }).catch((cause: unknown) => {
        throw new EngineError("The Docker Engine does not answer. Is dockerd running?", { cause });
      });
      return found.map(toEngineContainer);
    },
    start: (spec) => startContainer(docker, spec),
    // 400 and 409: it has that name, or another one has.
    rename: async (id, name) => {
      const renaming = container(id)
        .rename({ name })
        .then(() => true);
      return (await ignoring([400, 404, 409], renaming)) ?? false;
    },
    remove: (id, { graceMs }) =>
      removeContainer({ container: container(id), waiting: patient.getContainer(id) }, graceMs),
    end,
    async logs(id, { tail, since }) {
      const content = await ignoring(
        [404, 409],
        container(id).logs({
          follow: false,
          stdout: true,
          stderr: true,
          timestamps: true,
          tail,
          ...sinceOption(since),
        }),
      );
      return content ? readLogLines(content) : [];
    },
    async stats(id) {
      const stats = await ignoring([404], container(id).stats({ stream: false, "one-shot": true }));
      return readStats(stats);
    },
    async hasImage(image) {
      return (await ignoring([404], docker.getImage(image).inspect())) !== undefined;
    },
    readImageFolder: (image, folder) => readImageFolder(patient, { image, folder }),
    async listImages(labels) {
      const label = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
      const found = await docker.listImages({ filters: { label } });
      return found.flatMap(({ RepoTags, Created }) =>
        (RepoTags ?? []).map((image) => ({ image, createdAt: Created * 1_000 })),
      );
    },
    async removeImage(image) {
      const removing = docker
        .getImage(image)
        .remove()
        .then(() => true);
      // 404: somebody else did. 409: a container is made of it.
      return (
        (await ignoring(
          [409],
          ignoring([404], removing).then((answer) => answer ?? true),
        )) ?? false
      );
    },
    buildImage: (build) => buildImage(patient, build),
    ensureNetwork: (name) => ensureNetwork(docker, name),
    async waitForEnd(id, signal) {
      await ignoring([404], patient.getContainer(id).wait({ abortSignal: signal }));
      return await end(id);
    },
    watch: (options) => watchEvents(patient, options),
  };
}

async function startContainer(docker: Docker, spec: ContainerSpec): Promise<StartedContainer> {
  const askedAt = performance.now();
  const created = await create(docker, spec);
  const createdAt = performance.now();
  try {
    await ignoring([304], created.start());
  } catch (cause) {
    await ignoring([404, 409], created.remove({ force: true, v: true }));
    // Someone tidied up networks: made again here, for the next try.
    if (/network \S+ not found/i.test(messageOf(cause))) await ensureNetwork(docker, spec.network);
    throw new EngineError(`Container ${spec.name} does not start: ${messageOf(cause)}`, { cause });
  }
  const startedAt = performance.now();
  return {
    id: created.id,
    createMs: Math.round(createdAt - askedAt),
    startMs: Math.round(startedAt - createdAt),
  };
}

async function create(docker: Docker, spec: ContainerSpec): Promise<Docker.Container> {
  try {
    return await docker.createContainer(createOptions(spec));
  } catch (cause) {
    if (statusOf(cause) === 409 && (await giveWay(docker, spec.name))) {
      return await docker.createContainer(createOptions(spec));
    }
    if (statusOf(cause) === 404 && /no such image/i.test(messageOf(cause))) {
      const cure = 'Run "npm run up" to build the built-in components, or push the component again.';
      throw new EngineError(`Image ${spec.image} is not on this machine. ${cure}`, { cause });
    }
    throw new EngineError(`Container ${spec.name} cannot be made: ${messageOf(cause)}`, { cause });
  }
}

/** Removes the container that has the name, unless it is at work. */
async function giveWay(docker: Docker, name: string): Promise<boolean> {
  const inspected = await ignoring([404], docker.getContainer(name).inspect());
  if (inspected?.State.Running) return false;
  await ignoring([404, 409], docker.getContainer(name).remove({ force: true, v: true }));
  return true;
}

async function ensureNetwork(docker: Docker, name: string): Promise<void> {
  try {
    const found = await docker.listNetworks({ filters: { name: [name] } });
    if (found.some((network) => network.Name === name)) return;
    await ignoring(
      [409],
      docker.createNetwork({
        Name: name,
        Driver: "bridge",
        CheckDuplicate: true,
        Labels: { "millrace.network": name },
        // Steps meet in the broker, never on the wire.
        Options: { "com.docker.network.bridge.enable_icc": "false" },
      }),
    );
  } catch (cause) {
    const cure = /address pool/.test(messageOf(cause))
      ? 'Docker has no address range left: remove networks nobody uses ("docker network prune").'
      : "Is dockerd running, and may this user talk to it?";
    throw new EngineError(`The network ${name} of the steps cannot be made: ${messageOf(cause)}. ${cure}`, { cause });
  }
}

function toEngineContainer(found: Docker.ContainerInfo): EngineContainer {
  return {
    id: found.Id,
    name: found.Names[0]?.slice(1) ?? found.Id,
    image: found.Image,
    state: toState(found.State),
    labels: found.Labels,
    createdAt: found.Created * 1000,
    ...roomOf(found),
  };
}

function roomOf({ HostConfig }: Docker.ContainerInfo): Pick<EngineContainer, "room"> {
  const room = /^container:(.+)$/.exec(HostConfig.NetworkMode)?.[1];
  return room === undefined ? {} : { room };
}

const states: Record<string, ContainerState> = {
  created: "created",
  running: "running",
  restarting: "running",
  paused: "paused",
  exited: "exited",
  dead: "exited",
  removing: "removing",
};

function toState(text: string): ContainerState {
  return states[text] ?? "exited";
}

function connectionOptions(host: string): Docker.DockerOptions {
  if (host.startsWith("unix://")) return { socketPath: host.slice("unix://".length) };
  const { hostname, port, protocol } = new URL(host.replace(/^tcp:/, "http:"));
  return { host: hostname, port: Number(port || 2375), protocol: protocol === "https:" ? "https" : "http" };
}

/** Docker takes seconds with nanoseconds behind the point, which only a text can keep. */
function sinceOption(stamp: string | undefined): { since?: string } {
  if (stamp === undefined) return {};
  const nanoseconds = /\.(\d+)/.exec(stamp)?.[1] ?? "0";
  return { since: `${Math.floor(Date.parse(stamp) / 1000)}.${nanoseconds}` };
}

function messageOf(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ECONNRESET")
    return "no answer from the Docker Engine";
  return error instanceof Error ? error.message : String(error);
}
