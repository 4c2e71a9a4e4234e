import { defineComponent } from "@millrace/component";
import { componentDescriptorSchema } from "@millrace/flow";
import descriptor from "./component.json" with { type: "json" };
import { cron } from "./cron.ts";

export const timer = defineComponent({
  descriptor: componentDescriptorSchema.parse(descriptor),
  functions: { cron },
});
