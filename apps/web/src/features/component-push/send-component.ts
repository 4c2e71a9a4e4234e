export interface PushedComponent {
  name: string;
  source: { kind: "zip"; file: File } | { kind: "git"; url: string; ref: string; folder: string };
  variables: Record<string, string>;
}

/** Sends it to be built. Throws an `Error` whose message is for people. @returns the build's id. */
export async function sendComponent({ name, source, variables }: PushedComponent): Promise<string> {
  const form = new FormData();
  form.set("env", JSON.stringify(variables));
  if (source.kind === "zip") form.set("source", source.file);
  else
    for (const [field, text] of Object.entries({ git: source.url, ref: source.ref, folder: source.folder }))
      form.set(field, text);
  const path = `/api/v1/components/${encodeURIComponent(name)}/builds`;
  const response = await fetch(path, { method: "POST", body: form }).catch((cause: unknown) => {
    throw new Error("Millrace does not answer. Check that it is running, then try again.", { cause });
  });
  const answer: unknown = await response.json().catch(() => undefined);
  const buildId = textAt(answer, "buildId");
  if (response.ok && buildId !== undefined) return buildId;
  throw new Error(
    textAt(partOf(answer, "error"), "message") ?? "Something went wrong on the server. Its log says what.",
  );
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

function textAt(value: unknown, name: string): string | undefined {
  const part = partOf(value, name);
  return typeof part === "string" ? part : undefined;
}
