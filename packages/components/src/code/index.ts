import { defineComponent } from "@millrace/component";
import { componentDescriptorSchema } from "@millrace/flow";
import descriptor from "./component.json" with { type: "json" };
import { runCode } from "./run.ts";

export const code = defineComponent({
  descriptor: componentDescriptorSchema.parse(descriptor),
  functions: { run: runCode },
});
