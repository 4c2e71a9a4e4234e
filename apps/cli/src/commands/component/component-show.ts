import { type ComponentDescriptor, componentDescriptorSchema, listFunctions, sortFields } from "@millrace/flow";
import { z } from "zod";
import type { Command } from "../../command.ts";
import { helpAnswer } from "../../rest/answers.ts";
import { callApi } from "../../rest/call-api.ts";

const answer = z.looseObject({
  name: z.string(),
  title: z.string(),
  version: z.string(),
  help: helpAnswer.optional(),
  descriptor: componentDescriptorSchema,
});

export const componentShow: Command = {
  usage: "component show <name>",
  summary: "show a component: its functions, fields and help",
  run: (context, { args: [name = ""] }) =>
    callApi(context, { method: "GET", path: `/components/${encodeURIComponent(name)}`, answer }),
  print: ({ name, title, version, help, descriptor }: z.infer<typeof answer>) =>
    [
      `${title} (${name} ${version})`,
      ...(descriptor.description ? [descriptor.description] : []),
      ...(help?.link ? [help.link] : []),
      ...drawFields("credential", descriptor.credentials?.fields),
      ...drawFunctions(name, descriptor),
    ].join("\n"),
};

function drawFunctions(component: string, descriptor: ComponentDescriptor): string[] {
  return listFunctions(descriptor).flatMap(({ name, role, descriptor: found }) => [
    "",
    `${component}:${name}  ${role}  ${found.title}`,
    ...(found.description ? [`  ${found.description}`] : []),
    ...drawFields("fields", found.fields),
  ]);
}

function drawFields(heading: string, fields: ComponentDescriptor["fields"] = {}): string[] {
  const lines = sortFields(fields).map(
    ([name, field]) => `    ${name}${field.required ? " *" : ""}  ${field.label} (${field.viewClass})`,
  );
  return lines.length > 0 ? [`  ${heading}:`, ...lines] : [];
}
