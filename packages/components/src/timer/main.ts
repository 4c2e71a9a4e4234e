import { run } from "@millrace/component/run";
import { timer } from "./index.ts";

await run(timer);
