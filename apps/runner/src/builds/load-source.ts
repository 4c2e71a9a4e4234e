import type { TakenBuild } from "@millrace/db";
import { assertNever, DomainError } from "@millrace/flow";
import { extract } from "tar-stream";
import { fetchRepository } from "./fetch-repository.ts";
import type { SourcePlace } from "./source-place.ts";
import { type SourceFiles, unpackSource, unpackTar, withoutTop } from "./unpack-source.ts";
import { isZip, unpackZip } from "./unpack-zip.ts";

/** The files of a component, wherever they come from. Throws `invalid_input` with the reason. */
export async function loadSource(place: SourcePlace, build: TakenBuild): Promise<SourceFiles> {
  const { origin, source } = build;
  switch (origin.kind) {
    case "file":
      return isZip(source) ? await unpackZip(source) : await unpackSource(source);
    case "git":
      return await fetchRepository(place, { id: build.id, ...origin });
    case "image":
      // A folder beside it says what the image does not.
      return source.length > 0 ? await unpackSource(source) : await readImage(place, origin.image);
    default:
      return assertNever(origin);
  }
}

/** What stands in the folder that its process starts in. */
async function readImage({ engine, log }: SourcePlace, image: string): Promise<SourceFiles> {
  if (!(await engine.hasImage(image))) {
    const cure = `Build it there, or fetch it with "docker pull ${image}".`;
    throw new DomainError("invalid_input", `There is no image ${image} on the machine of the runner. ${cure}`);
  }
  log.say(`Reading what ${image} says of itself`);
  const archive = await engine.readImageFolder(image);
  if (!archive) {
    const cure = "Push the folder with its component.json together with the image.";
    throw new DomainError("invalid_input", `${image} names no working directory to read component.json from. ${cure}`);
  }
  return withoutTop(await unpackTar(archive.pipe(extract())));
}
