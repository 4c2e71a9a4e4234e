import { defineComponent } from "@millrace/component";
import { componentDescriptorSchema } from "@millrace/flow";
import descriptor from "./component.json" with { type: "json" };
import { jsonata } from "./jsonata.ts";

export const transform = defineComponent({
  descriptor: componentDescriptorSchema.parse(descriptor),
  functions: { jsonata },
});
