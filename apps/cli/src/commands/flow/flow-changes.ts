import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { flowPath } from "./flow-path.ts";

const changesAnswer = z.array(
  z.looseObject({ label: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }),
);

const answer = z.looseObject({
  version: z.number(),
  previousVersion: z.number().optional(),
  isUnchanged: z.boolean(),
  summary: z.string(),
  diff: z.looseObject({
    steps: z.array(z.looseObject({ kind: z.string(), stepId: z.string(), name: z.string(), changes: changesAnswer })),
    edges: z.array(z.looseObject({ kind: z.string(), edgeId: z.string(), changes: changesAnswer })),
    settings: changesAnswer,
  }),
  componentUpdates: z.array(z.string()),
  authors: z.array(z.string()),
  problems: z.array(z.looseObject({ severity: z.string(), message: z.string() })),
  refusal: z.string().optional(),
  fates: z.array(z.looseObject({ stepId: z.string(), fate: z.string(), messages: z.number() })).optional(),
});

type Changes = z.infer<typeof answer>;

export const flowChanges: Command = {
  usage: "flow changes <id>",
  summary: "show what publishing the draft would change, and what becomes of the waiting messages",
  run: (context, { args: [id = ""] }) => callApi(context, { method: "GET", path: flowPath(id, "changes"), answer }),
  print: drawChanges,
};

function drawChanges({ version, isUnchanged, summary, diff, ...rest }: Changes): string {
  if (isUnchanged) return `The draft equals version ${version}.`;
  const { authors, componentUpdates, fates = [], problems, refusal } = rest;
  return [
    `Version ${version} would have: ${summary}.`,
    ...(authors.length > 0 ? [`Changes of ${authors.join(", ")}.`] : []),
    ...diff.steps.flatMap(({ kind, stepId, name, changes }) => [`${kind}  ${stepId}  ${name}`, ...drawValues(changes)]),
    ...diff.edges.flatMap(({ kind, edgeId, changes }) => [`${kind}  ${edgeId}`, ...drawValues(changes)]),
    ...drawValues(diff.settings),
    ...componentUpdates.map((stepId) => `newer component  ${stepId}`),
    ...fates.map(({ stepId, fate, messages }) => `${fate}  ${stepId}  ${messages} waiting`),
    ...problems.map(({ severity, message }) => `${severity}: ${message}`),
    ...(refusal ? [refusal] : []),
  ].join("\n");
}

function drawValues(changes: z.infer<typeof changesAnswer>): string[] {
  return changes.map(({ label, before, after }) => `  ${label}: ${drawValue(before)} → ${drawValue(after)}`);
}

function drawValue(value: unknown): string {
  return value === undefined ? "–" : JSON.stringify(value);
}
