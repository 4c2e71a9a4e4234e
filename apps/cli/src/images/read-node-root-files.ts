import { readFile } from "node:fs/promises";
import { runCommand } from "../processes/run-command.ts";

export interface RootFile {
  /** Absolute path inside the image. */
  path: string;
  content: Buffer;
  mode: number;
}

/** Does nothing for long: all that happens in a container which holds a network ready for others. */
const sleepPath = "/bin/sleep";

/** Every file a container needs to run Node: the binary, what it is linked with, names, certificates, and `sleep`. */
export async function readNodeRootFiles(nodePath: string): Promise<RootFile[]> {
  const files = await Promise.all([
    readPrograms([
      { source: nodePath, path: "/usr/local/bin/node" },
      { source: sleepPath, path: "/usr/bin/sleep" },
    ]),
    ...nameServiceLibraries.map((path) => readFrom(path, { path, mode: 0o755 })),
    readFrom("/etc/ssl/certs/ca-certificates.crt", { path: "/etc/ssl/certs/ca-certificates.crt", mode: 0o644 }),
  ]);
  return [...files.flat(), ...accountFiles];
}

/** Programs of this machine with the libraries they are linked with; one that it lacks is left out. */
export async function readPrograms(programs: readonly { source: string; path: string }[]): Promise<RootFile[]> {
  const linked = await Promise.all(programs.map(({ source }) => linkedLibraries(source)));
  const libraries = [...new Set(linked.flat())];
  const files = await Promise.all([
    ...programs.map(({ source, path }) => readFrom(source, { path, mode: 0o755 })),
    ...libraries.map((path) => readFrom(path, { path, mode: 0o755 })),
  ]);
  return files.flat();
}

/** Paths of the shared libraries and of the loader, as `ldd` resolves them on this machine. */
async function linkedLibraries(binary: string): Promise<string[]> {
  const { code, stdout, stderr } = await runCommand("ldd", { args: [binary], timeoutMs: 10_000 });
  if (/not a dynamic executable/.test(stderr)) return [];
  if (code !== 0) throw new Error(`ldd cannot read ${binary}: ${stderr.trim()}`);
  return parseLdd(stdout);
}

/** `libm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x…)` and `/lib64/ld-linux-x86-64.so.2 (0x…)`; not the vdso. */
export function parseLdd(text: string): string[] {
  const paths = text.split("\n").flatMap((line) => /(?:=>\s*)?(\/\S+)\s+\(0x/.exec(line)?.[1] ?? []);
  return [...new Set(paths)].sort();
}

/** Loaded by name while resolving host names, so `ldd` does not see them; part of libc itself from glibc 2.34 on. */
const nameServiceLibraries = ["x86_64", "aarch64"].flatMap((machine) =>
  ["libnss_dns.so.2", "libnss_files.so.2", "libresolv.so.2"].map((name) => `/lib/${machine}-linux-gnu/${name}`),
);

/** Empty when this machine has no such file: which of them exist depends on its C library. */
async function readFrom(source: string, { path, mode }: { path: string; mode: number }): Promise<RootFile[]> {
  try {
    return [{ path, mode, content: await readFile(source) }];
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

const accountFiles: RootFile[] = [
  textFile("/etc/passwd", "root:x:0:0:root:/:/sbin/nologin\nnode:x:1000:1000:node:/home/node:/sbin/nologin\n"),
  textFile("/etc/group", "root:x:0:\nnode:x:1000:\n"),
  textFile("/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n"),
];

function textFile(path: string, text: string): RootFile {
  return { path, content: Buffer.from(text), mode: 0o644 };
}
