import { defineComponent } from "@millrace/component";
import descriptor from "./component.json" with { type: "json" };
import { condition } from "./condition.ts";

export const filter = defineComponent({
  descriptor,
  functions: { condition },
});
