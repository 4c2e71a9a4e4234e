import { run } from "@millrace/component/run";
import { webhook } from "./index.ts";

await run(webhook);
