import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type FlowFile, type FlowGuide, flowFileSchema } from "@millrace/flow";
import { parse } from "yaml";
import { z } from "zod";

/** A template is a flow file with its texts beside. */
const templateFileSchema = flowFileSchema.extend({
  template: z.strictObject({
    title: z.string().min(1),
    category: z.string().min(1),
    /** Lower comes first. */
    order: z.number().default(1000),
    summary: z.string().min(1),
    todo: z.array(z.strictObject({ step: z.string().optional(), text: z.string() })).default([]),
    /** Steps that work without a credential, but are likely to want one. */
    credentialSteps: z.array(z.string()).default([]),
  }),
});

export interface Template {
  /** Name of its file. */
  id: string;
  title: string;
  category: string;
  summary: string;
  guide: FlowGuide;
  file: FlowFile;
}

/** All templates of a folder (`*.yaml`), in their order. Throws for one that cannot be read. */
export async function readTemplates(folder: string): Promise<Template[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
  const read = await Promise.all(names.map((name) => readTemplate(join(folder, name))));
  return read.toSorted((a, b) => a.order - b.order).map(({ order: _order, ...template }) => template);
}

async function readTemplate(path: string): Promise<Template & { order: number }> {
  const parsed = templateFileSchema.safeParse(parse(await readFile(path, "utf8")));
  if (!parsed.success) throw new Error(`The template ${path} cannot be read`, { cause: parsed.error });
  const { template, ...file } = parsed.data;
  const { title, category, order, summary, credentialSteps } = template;
  const todo = template.todo.map(({ step, text }) => ({ ...(step && { stepId: step }), text }));
  return {
    id: basename(path, ".yaml"),
    title,
    category,
    order,
    summary,
    guide: { title, origin: "template", summary, todo, credentialSteps },
    file,
  };
}
