import { openPlatformApi } from "../platform-api.ts";
import { bigFlow } from "./big-flow.ts";
import { type Gestures, performGestures } from "./gestures.ts";
import { newWindow, openBrowser, readPerson, type SignedIn, signIn } from "./open-browser.ts";
import { drawnAfter, watchDrawing } from "./page-recorder.ts";
import { serveBareCanvas } from "./serve-bare-canvas.ts";
import { untilAtRest } from "./until-at-rest.ts";
import { type PageWeight, weighPage } from "./weigh-page.ts";

type Browser = Awaited<ReturnType<typeof openBrowser>>;

export interface CanvasMeasurement {
  steps: number;
  /** By its address with the scripts in the cache, as a second visit finds it; and with nothing there. Milliseconds. */
  openMs: number[];
  firstOpenMs: number[];
  gestures: Gestures[];
  /** Of the same graph as bare nodes, in the same browser, turn by turn. */
  bareOpenMs: number[];
  bare: Gestures[];
}

export interface EditorMeasurement {
  /** From the beginning of the navigation to its rows, with nothing in the cache. */
  listMs: number[];
  flowCount: number;
  weights: { list: PageWeight; canvas: PageWeight };
  canvases: CanvasMeasurement[];
}

const stepCounts = [200, 500] as const;
const rowSelector = "tbody tr[data-flow]";
const cardSelector = ".react-flow__node";

/** Makes flows of 200 and 500 steps on the running platform, looks at them in Chromium, and takes them away again. */
export async function measureEditor(rounds: number): Promise<EditorMeasurement> {
  const api = openPlatformApi();
  const url = (process.env.MILLRACE_BENCH_URL ?? api.url).replace(/\/+$/, "");
  await using open = new AsyncDisposableStack();
  const flows = [];
  for (const steps of stepCounts) {
    const file = bigFlow(steps);
    const { id } = await api<{ id: string }>({ method: "POST", path: "/flows/apply", body: { file } });
    open.defer(() => api({ method: "DELETE", path: `/flows/${id}` }));
    flows.push({ id, steps, graph: file.graph });
  }
  const browser = await openBrowser();
  open.defer(() => browser.close());
  const state = await signIn(browser, { url, person: readPerson() });
  const signedIn = { browser, state };
  const listMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    listMs.push(await openOnce(signedIn, { url: `${url}/flows`, selector: rowSelector, count: 1 }));
  }
  const canvases = [];
  for (const { id, steps, graph } of flows) {
    canvases.push(await measureCanvas(signedIn, { url: `${url}/flows/${id}`, steps, graph, rounds }));
  }
  const flowCount = (await api<unknown[]>({ method: "GET", path: "/flows" })).length;
  const [first] = flows;
  const weights = {
    list: await weighOnce(signedIn, `${url}/flows`),
    canvas: await weighOnce(signedIn, `${url}/flows/${first?.id}`),
  };
  return { listMs, flowCount, weights, canvases };
}

interface SignedInBrowser {
  browser: Browser;
  state: SignedIn;
}

interface Canvas {
  url: string;
  steps: number;
  graph: object;
  rounds: number;
}

async function measureCanvas(signedIn: SignedInBrowser, canvas: Canvas): Promise<CanvasMeasurement> {
  const { steps, rounds } = canvas;
  await using bareCanvas = await serveBareCanvas(canvas.graph);
  const result: CanvasMeasurement = { steps, openMs: [], firstOpenMs: [], gestures: [], bareOpenMs: [], bare: [] };
  const card = `${cardSelector}[data-id="step_${steps / 2 - 5}"]`;
  for (let round = 1; round <= rounds; round += 1) {
    const ours = await visit(signedIn, { url: canvas.url, steps, card });
    const bare = await visit(signedIn, { url: bareCanvas.url, steps, card });
    result.firstOpenMs.push(ours.firstMs);
    result.openMs.push(ours.againMs);
    result.gestures.push(ours.gestures);
    result.bareOpenMs.push(bare.againMs);
    result.bare.push(bare.gestures);
    console.error(
      `editor ${steps} steps, round ${round}: ${ours.againMs.toFixed(0)} ms to open; bare ${bare.againMs.toFixed(0)} ms`,
    );
  }
  return result;
}

/** Opens it twice in a new window, then moves about in it. */
async function visit(
  { browser, state }: SignedInBrowser,
  { url, steps, card }: { url: string; steps: number; card: string },
) {
  const window = await newWindow(browser, state);
  try {
    const page = await window.newPage();
    await watchDrawing(page, { name: "canvas", selector: cardSelector, count: steps });
    await untilAtRest(browser);
    await page.goto(url);
    const firstMs = await drawnAfter(page, "canvas");
    await page.goto(url);
    const againMs = await drawnAfter(page, "canvas");
    await page.evaluate("new Promise((idle) => requestIdleCallback(() => setTimeout(idle, 1000)))");
    const gestures = await performGestures(page, { card });
    return { firstMs, againMs, gestures };
  } finally {
    await window.close();
  }
}

async function openOnce(
  { browser, state }: SignedInBrowser,
  { url, selector, count }: { url: string; selector: string; count: number },
): Promise<number> {
  const window = await newWindow(browser, state);
  try {
    const page = await window.newPage();
    await watchDrawing(page, { name: "page", selector, count });
    await untilAtRest(browser);
    await page.goto(url);
    return await drawnAfter(page, "page");
  } finally {
    await window.close();
  }
}

async function weighOnce({ browser, state }: SignedInBrowser, url: string): Promise<PageWeight> {
  const window = await newWindow(browser, state);
  try {
    return await weighPage(await window.newPage(), url);
  } finally {
    await window.close();
  }
}
