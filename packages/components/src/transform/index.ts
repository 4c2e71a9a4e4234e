import { defineComponent } from "@millrace/component";
import descriptor from "./component.json" with { type: "json" };
import { jsonata } from "./jsonata.ts";

export const transform = defineComponent({
  descriptor,
  functions: { jsonata },
});
