import { defineComponent } from "@millrace/component";
import { componentDescriptorSchema } from "@millrace/flow";
import descriptor from "./component.json" with { type: "json" };
import { split } from "./split.ts";

export const splitter = defineComponent({
  descriptor: componentDescriptorSchema.parse(descriptor),
  functions: { split },
});
