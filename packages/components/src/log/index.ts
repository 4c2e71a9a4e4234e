import { defineComponent } from "@millrace/component";
import { componentDescriptorSchema } from "@millrace/flow";
import descriptor from "./component.json" with { type: "json" };
import { write } from "./write.ts";

export const log = defineComponent({
  descriptor: componentDescriptorSchema.parse(descriptor),
  functions: { write },
});
