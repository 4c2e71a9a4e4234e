import { defineComponent } from "@millrace/component";
import descriptor from "./component.json" with { type: "json" };
import { write } from "./write.ts";

export const log = defineComponent({
  descriptor,
  functions: { write },
});
