import type { ContainerSpec, StartedContainer } from "../engine/container-engine.ts";
import type { Runner } from "../runner.ts";

/** Starts a container in a spare room, or with a network of its own when there is none or the room turns out to be gone. */
export async function startInRoom(
  { engine, rooms, log }: Pick<Runner, "engine" | "rooms" | "log">,
  spec: ContainerSpec,
): Promise<StartedContainer> {
  const room = await rooms.take();
  if (room === undefined) return await engine.start(spec);
  try {
    return await engine.start({ ...spec, room });
  } catch (error) {
    log.warn({ container: spec.name, room, reason: String(error) }, "a container does not start in its room");
    return await engine.start(spec);
  }
}
