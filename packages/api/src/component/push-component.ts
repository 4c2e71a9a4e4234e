import { type BuildOrigin, createBuild, hasOwnComponent, isBuiltInName, sealVariables } from "@millrace/db";
import { bytesPerMegabyte, DomainError } from "@millrace/flow";
import { z } from "zod";
import { within } from "../runner/within.ts";
import type { WorkspaceContext } from "../trpc.ts";
import { repositoryShape } from "./repository-shape.ts";

/** What is pushed: a form with a file, the address of a repository or an image, and the environment of its containers as JSON. */
export const pushShape = z
  .object({
    name: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, "must be lower case letters, digits, dots, - and _, at most 63 of them"),
    source: z
      .instanceof(Blob, { message: "must be a zip file or a gzipped tar file of the component's folder" })
      .refine(({ size }) => size <= mostSourceBytes, "must not be larger than 50 MB")
      .optional(),
    git: repositoryShape.optional(),
    image: z
      .string()
      .trim()
      .max(500)
      .regex(/^[a-z0-9][\w./:@-]*$/, "is no name of an image")
      .optional(),
    env: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "is no name of a variable"), z.string()),
  })
  .refine(({ source, git, image }) => source ?? git ?? image, {
    path: ["source"],
    message: "must be a file, unless a repository (git) or an image is named",
  })
  .refine(({ source, git, image }) => !git || !(source ?? image), {
    path: ["git"],
    message: "stands alone: send no file and no image with it",
  });

const mostSourceBytes = 50 * bytesPerMegabyte;
/** The runner's own look finds what nobody told it of. */
const patienceMs = 2_000;

/** Takes a component in to be built. Throws `forbidden`, `invalid_input`. */
export async function pushComponent(
  { db, jobs, workspaceId, caller, actor, masterKey }: WorkspaceContext,
  { name, request }: { name: string; request: Request },
): Promise<{ buildId: string }> {
  if (!["owner", "admin"].includes(caller.role)) {
    throw new DomainError("forbidden", "Only owners and administrators of the workspace may push components.");
  }
  const form = await readForm(request);
  const parsed = pushShape.safeParse({ name, ...readFields(form), env: readEnv(form.get("env")) });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new DomainError("invalid_input", `${issue?.path.join(".") ?? "It"} ${issue?.message ?? "does not fit"}.`);
  }
  await refuseBuiltInName({ db, workspaceId }, name);
  const { source } = parsed.data;
  const env = sealVariables(masterKey, parsed.data.env);
  const content = source && new Uint8Array(await source.arrayBuffer());
  const origin = originOf(parsed.data);
  const { id: buildId } = await createBuild(db, { workspaceId, name, origin, source: content, env, actor });
  await within(
    patienceMs,
    jobs.tell("build-component", { buildId }).catch(() => undefined),
  );
  return { buildId };
}

/** Flows name components by their names alone: of two with the same one, nobody would know which is meant. */
async function refuseBuiltInName(
  { db, workspaceId }: Pick<WorkspaceContext, "db" | "workspaceId">,
  name: string,
): Promise<void> {
  // One that is older than the built-in one goes on, and in its workspace it is the one that is meant.
  if (!(await isBuiltInName(db, { name })) || (await hasOwnComponent(db, { workspaceId, name }))) return;
  throw new DomainError(
    "conflict",
    `"${name}" is the name of a component that Millrace brings. Push yours under another name, "my-${name}" say (--name on the command line).`,
    { details: { name } },
  );
}

function originOf({ git, image }: z.infer<typeof pushShape>): BuildOrigin {
  if (git) return { kind: "git", ...git };
  return image === undefined ? { kind: "file" } : { kind: "image", image };
}

function readFields(form: FormData) {
  const text = (name: string) => form.get(name)?.toString().trim() || undefined;
  const url = text("git");
  return {
    source: form.get("source") ?? undefined,
    image: text("image"),
    git: url === undefined ? undefined : { url, ref: text("ref"), folder: text("folder") },
  };
}

async function readForm(request: Request): Promise<FormData> {
  const size = Number(request.headers.get("content-length") ?? 0);
  if (size > mostSourceBytes + bytesPerMegabyte) {
    throw new DomainError(
      "invalid_input",
      "The component's folder is larger than 50 MB, packed. Leave out what is not needed.",
    );
  }
  try {
    return await request.formData();
  } catch (cause) {
    throw new DomainError("invalid_input", 'Send a form with the fields "source" (or "git", or "image") and "env".', {
      cause,
    });
  }
}

function readEnv(text: unknown): unknown {
  if (text === null) return {};
  try {
    return JSON.parse(String(text));
  } catch (cause) {
    throw new DomainError("invalid_input", "env is no JSON.", { cause });
  }
}
