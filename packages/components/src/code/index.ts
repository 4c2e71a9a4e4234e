import { defineComponent } from "@millrace/component";
import descriptor from "./component.json" with { type: "json" };
import { runCode } from "./run.ts";

export const code = defineComponent({
  descriptor,
  functions: { run: runCode },
});
