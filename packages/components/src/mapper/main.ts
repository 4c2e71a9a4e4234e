import { run } from "@millrace/component/run";
import { mapper } from "./index.ts";

await run(mapper);
