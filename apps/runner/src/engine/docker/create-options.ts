import type Docker from "dockerode";
import type { ContainerSpec } from "../container-engine.ts";

/** Seconds Docker itself waits when a person stops the container. */
const stopTimeoutSeconds = 10;

/** The restrictions every step lives under (no privileges, nothing writable but /tmp, limits), as Docker wants them. */
export function createOptions(spec: ContainerSpec): Docker.ContainerCreateOptions {
  const memoryBytes = spec.limits.memoryMb * 1_048_576;
  return {
    name: spec.name,
    Image: spec.image,
    // One empty word takes the image's entry point away.
    ...(spec.command ? { Entrypoint: [""], Cmd: [...spec.command] } : {}),
    ...(spec.hostname && spec.room === undefined ? { Hostname: spec.hostname } : {}),
    Env: Object.entries(spec.env).map(([name, value]) => `${name}=${value}`),
    Labels: { ...spec.labels },
    User: "1000:1000",
    StopTimeout: stopTimeoutSeconds,
    HostConfig: {
      ...networkOptions(spec),
      CapDrop: ["ALL"],
      SecurityOpt: ["no-new-privileges:true"],
      Privileged: false,
      ReadonlyRootfs: true,
      Tmpfs: { "/tmp": "rw,noexec,nosuid,nodev,size=64m,mode=1777" },
      Memory: memoryBytes,
      // Equal to Memory: no swap on top of it.
      MemorySwap: memoryBytes,
      NanoCpus: Math.round(spec.limits.cpus * 1e9),
      PidsLimit: spec.limits.pids,
      // The reconciler restarts, with its own back-off and knowledge.
      RestartPolicy: { Name: "no" },
      LogConfig: { Type: "json-file", Config: { "max-size": "10m", "max-file": "1" } },
    },
  };
}

/** A guest has the hosts its room knows. */
function networkOptions({ network, room }: ContainerSpec): Docker.HostConfig {
  if (room !== undefined) return { NetworkMode: `container:${room}` };
  // Debian's Docker 20.10 is the oldest engine that knows `host-gateway`.
  return { NetworkMode: network, ExtraHosts: ["host.docker.internal:host-gateway"] };
}
