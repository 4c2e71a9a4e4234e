import { DomainError } from "@millrace/flow";
import { extract } from "tar-stream";
import { EngineError } from "../engine/engine-error.ts";
import { baseImages } from "./dockerfiles.ts";
import type { SourcePlace } from "./source-place.ts";
import { filesBelow, type SourceFiles, unpackTar, withoutTop } from "./unpack-source.ts";

export interface Repository {
  /** Of the build. */
  id: string;
  url: string;
  /** Branch or tag; undefined: what the repository calls its main one. */
  ref?: string | undefined;
  /** Of the component in it; undefined: its top. */
  folder?: string | undefined;
}

const folder = "/component/source";

/**
 * Fetches the newest state of a branch or tag. Git runs where packages are installed: on the network of steps, without the platform's
 * rights. Throws `invalid_input` with git's own reason.
 */
export async function fetchRepository(place: SourcePlace, repository: Repository): Promise<SourceFiles> {
  const { engine, network, log, signal } = place;
  const { id, url, ref } = repository;
  const image = `millrace/fetched-${id.toLowerCase()}:source`;
  log.say(`Fetching ${url}${ref ? ` (${ref})` : ""}`);
  const said: string[] = [];
  const onLine = (line: string) => {
    said.push(line);
    if (/^(Cloning|fatal|error|warning|remote:)/.test(line)) log.say(line);
  };
  const dockerfile = { content: Buffer.from(cloningDockerfile(repository)), isExecutable: false };
  try {
    await engine.ensureNetwork(network);
    const files = new Map([["Dockerfile", dockerfile]]);
    await engine.buildImage({ image, files, network, memoryMb: 1_024, onLine, signal });
    const archive = await engine.readImageFolder(image, folder);
    const found = archive ? withoutTop(await unpackTar(archive.pipe(extract()))) : new Map();
    return inFolder(found, repository);
  } catch (cause) {
    if (!(cause instanceof EngineError)) throw cause;
    const reason = said.findLast((line) => /^(fatal|error):/.test(line)) ?? cause.message;
    throw new DomainError("invalid_input", `${url} could not be fetched: ${reason}`, { cause });
  } finally {
    await engine.removeImage(image);
  }
}

function inFolder(files: SourceFiles, { url, folder: wanted = "" }: Repository): SourceFiles {
  const found = filesBelow(files, wanted.replace(/^\/+|\/+$/g, ""));
  if (found.size > 0) return found;
  throw new DomainError("invalid_input", wanted ? `${url} has no folder ${wanted}.` : `${url} is empty.`);
}

/** No hooks, no submodules, no links, no other protocol than the one asked for, and nobody is asked for a password. */
const settings = [
  "protocol.allow=never",
  "protocol.http.allow=always",
  "protocol.https.allow=always",
  "core.symlinks=false",
  "core.hooksPath=/dev/null",
  "http.lowSpeedLimit=1000",
  "http.lowSpeedTime=30",
];

function cloningDockerfile({ id, url, ref }: Repository): string {
  const clone = [
    "git",
    ...settings.flatMap((setting) => ["-c", setting]),
    ...["clone", "--depth=1", "--single-branch", "--no-tags", "--no-recurse-submodules", "--template="],
    ...(ref ? [`--branch=${ref}`] : []),
    ...["--", url, folder],
  ];
  return [
    `FROM ${baseImages.build}`,
    // Another build is another fetch, although it reads the same.
    `ENV MILLRACE_BUILD=${id} GIT_TERMINAL_PROMPT=0 GIT_EXEC_PATH=/usr/lib/git-core GIT_SSL_CAINFO=/etc/ssl/certs/ca-certificates.crt`,
    `RUN ${JSON.stringify(clone)}`,
    "",
  ].join("\n");
}
