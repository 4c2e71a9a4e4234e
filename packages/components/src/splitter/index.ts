import { defineComponent } from "@millrace/component";
import descriptor from "./component.json" with { type: "json" };
import { reassemble } from "./reassemble.ts";
import { split } from "./split.ts";

export const splitter = defineComponent({
  descriptor,
  functions: { split, reassemble },
});
