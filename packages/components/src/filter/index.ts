import { defineComponent } from "@millrace/component";
import { componentDescriptorSchema } from "@millrace/flow";
import descriptor from "./component.json" with { type: "json" };
import { condition } from "./condition.ts";

export const filter = defineComponent({
  descriptor: componentDescriptorSchema.parse(descriptor),
  functions: { condition },
});
