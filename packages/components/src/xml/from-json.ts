import { defineFunction, StepError } from "@millrace/component";
import { XMLBuilder } from "fast-xml-parser";
import { checkExpression, evaluateOnMessage } from "../evaluate-on-message.ts";
import { xmlShape } from "./xml-shape.ts";

interface Config {
  value?: string;
  root?: string;
  layout?: "pretty" | "compact";
  declaration?: "yes" | "no";
}

export const fromJson = defineFunction<Config>({
  async init(config) {
    if (config.value) checkExpression(config.value, "Content");
  },
  async process(step, message) {
    const { value: source, root, layout, declaration } = step.config;
    const value = await evaluateOnMessage(source || "$", { message, step, field: "Content" });
    const tree = root ? { [root]: value } : value;
    checkTree(tree);
    const builder = new XMLBuilder({
      ...xmlShape,
      format: layout !== "compact",
      suppressBooleanAttributes: false,
    });
    const text = builder.build(tree).trim();
    return { body: { xml: declaration === "no" ? text : `<?xml version="1.0" encoding="UTF-8"?>\n${text}` } };
  },
});

/** A document has one root. */
function checkTree(tree: unknown): void {
  if (typeof tree !== "object" || tree === null || Array.isArray(tree)) {
    throw new StepError("Content: the expression must give an object, or set Root.", { code: "invalid_content" });
  }
  const [name, ...others] = Object.keys(tree);
  const content = name === undefined ? undefined : Object.values(tree)[0];
  if (name === undefined || others.length > 0 || Array.isArray(content)) {
    throw new StepError("Content: a document has one root element. Set Root, or give an object with a single field.", {
      code: "no_root",
    });
  }
  checkNames(tree);
}

const validName = /^[\p{L}_][\p{L}\p{N}._:-]*$/u;

/** A name with a space or a sign would end the element: the text would be no XML, or another one. */
function checkNames(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) checkNames(item);
    return;
  }
  for (const [name, content] of Object.entries(value)) {
    if (!validName.test(name)) {
      throw new StepError(`Content: "${name}" cannot be the name of an element. Rename the field first.`, {
        code: "invalid_name",
      });
    }
    checkNames(content);
  }
}
