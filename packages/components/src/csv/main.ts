import { run } from "@millrace/component/run";
import { csv } from "./index.ts";

await run(csv);
