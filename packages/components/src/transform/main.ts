import { run } from "@millrace/component/run";
import { transform } from "./index.ts";

await run(transform);
