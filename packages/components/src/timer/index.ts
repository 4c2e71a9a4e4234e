import { defineComponent } from "@millrace/component";
import descriptor from "./component.json" with { type: "json" };
import { cron } from "./cron.ts";

export const timer = defineComponent({
  descriptor,
  functions: { cron },
});
