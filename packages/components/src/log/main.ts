import { run } from "@millrace/component/run";
import { log } from "./index.ts";

await run(log);
