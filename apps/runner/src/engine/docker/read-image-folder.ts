import { Readable } from "node:stream";
import type Docker from "dockerode";
import { ignoring } from "./status-of.ts";

/** Reads a folder out of a container that is made for it and never started; it goes when all is read. */
export async function readImageFolder(
  docker: Docker,
  { image, folder }: { image: string; folder?: string | undefined },
): Promise<Readable | undefined> {
  const path = folder ?? (await docker.getImage(image).inspect()).Config.WorkingDir;
  if (!path || path === "/") return undefined; // the whole of an image is nobody's folder
  // An image without a command of its own cannot become a container, even one that never runs.
  const container = await docker.createContainer({ Image: image, Cmd: ["never-started"], NetworkDisabled: true });
  const remove = () => ignoring([404, 409], container.remove({ force: true, v: true }));
  const archive = await ignoring([404], container.getArchive({ path })).catch(async (cause: unknown) => {
    await remove();
    throw cause;
  });
  if (!archive) {
    await remove();
    return undefined;
  }
  const readable = Readable.from(archive);
  readable.once("close", () => void remove().catch(() => undefined)); // what is left of it is found by nobody and does nothing
  return readable;
}
