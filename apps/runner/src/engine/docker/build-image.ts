import { Readable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import type Docker from "dockerode";
import { pack } from "tar-stream";
import { z } from "zod";
import type { ImageBuild } from "../container-engine.ts";
import { EngineError } from "../engine-error.ts";

/** One line of the engine's answer: what the build says, or why it failed. */
const eventSchema = z.looseObject({
  stream: z.string().optional(),
  status: z.string().optional(),
  error: z.string().optional(),
});

/** Builds an image from files in memory; what the build says comes line by line. Throws `EngineError` with the engine's own reason. */
export async function buildImage(docker: Docker, build: ImageBuild): Promise<void> {
  const { image, network, memoryMb, signal } = build;
  const memory = memoryMb * 1_048_576;
  const options = {
    t: image,
    rm: true,
    forcerm: true,
    networkmode: network,
    // As steps have it: what is built may fetch from this machine.
    extrahosts: "host.docker.internal:host-gateway",
    memory,
    memswap: memory,
    abortSignal: signal,
  };
  const answer = await docker.buildImage(Readable.from(context(build)), options).catch((cause: Error) => {
    throw new EngineError(`The image ${image} cannot be built: ${cause.message}`, { cause });
  });
  let rest = "";
  for await (const chunk of answer) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) readEvent(line, build);
  }
  readEvent(rest, build);
  signal.throwIfAborted();
}

function context({ files }: ImageBuild) {
  const archive = pack();
  for (const [name, { content, isExecutable }] of files) {
    archive.entry({ name, mode: isExecutable ? 0o755 : 0o644, mtime: new Date(0) }, content);
  }
  archive.finalize();
  return archive;
}

function readEvent(line: string, { image, onLine }: ImageBuild): void {
  if (line.trim() === "") return;
  const { stream, status, error } = eventSchema.parse(JSON.parse(line));
  const lines = stripVTControlCharacters(stream ?? status ?? "").split("\n");
  for (const text of lines) if (text.trim() !== "") onLine(text);
  if (error !== undefined) throw new EngineError(`The image ${image} cannot be built: ${error}`);
}
