import { posix } from "node:path";
import { z } from "zod";
import type { SourceFiles } from "./unpack-source.ts";

const functionsSchema = z.record(z.string(), z.looseObject({ metadata: z.unknown().optional() })).optional();
const descriptorSchema = z.looseObject({ triggers: functionsSchema, actions: functionsSchema });
const bothSchema = z.looseObject({ in: z.unknown().optional(), out: z.unknown().optional() });

/**
 * Metadata may stand in files of its own: one for both directions, or one for each. The catalogue has no files, so their content takes
 * the place of their paths. What cannot be read is told in `problems`.
 */
export function inlineMetadata(
  descriptor: unknown,
  { files, problems }: { files: SourceFiles; problems: string[] },
): unknown {
  const parsed = descriptorSchema.safeParse(descriptor);
  if (!parsed.success) return descriptor; // whoever checks the whole of it says what is wrong
  const read = (value: unknown, place: string) =>
    typeof value === "string" ? readJsonFile(files, { path: value, place, problems }) : value;
  const inlined = (functions: z.infer<typeof functionsSchema>) =>
    functions &&
    Object.fromEntries(
      Object.entries(functions).map(([name, entry]) => {
        if (entry.metadata === undefined) return [name, entry];
        const both = bothSchema.safeParse(read(entry.metadata, `${name}.metadata`));
        if (!both.success) return [name, entry];
        const sides = (["in", "out"] as const).flatMap((side) => {
          const value = read(both.data[side], `${name}.metadata.${side}`);
          return value === undefined ? [] : [[side, value] as const];
        });
        return [name, { ...entry, metadata: Object.fromEntries(sides) }];
      }),
    );
  const { triggers, actions, ...rest } = parsed.data;
  return {
    ...rest,
    ...(triggers && { triggers: inlined(triggers) }),
    ...(actions && { actions: inlined(actions) }),
  };
}

function readJsonFile(
  files: SourceFiles,
  { path, place, problems }: { path: string; place: string; problems: string[] },
): unknown {
  const file = files.get(posix.normalize(path).replace(/^(\.?\/)+/, ""));
  if (!file) {
    problems.push(`component.json: ${place} is said to be in ${path}, but there is no such file.`);
    return undefined;
  }
  try {
    return JSON.parse(file.content.toString("utf8"));
  } catch (error) {
    problems.push(`${path} is no JSON: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}
