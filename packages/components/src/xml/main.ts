import { run } from "@millrace/component/run";
import { xml } from "./index.ts";

await run(xml);
