import { defineComponent } from "@millrace/component";
import descriptor from "./component.json" with { type: "json" };
import { receive } from "./receive.ts";
import { reply } from "./reply.ts";

export const webhook = defineComponent({
  descriptor,
  functions: { receive, reply },
});
