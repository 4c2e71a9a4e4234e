import type { WorkspaceBounds } from "@millrace/db";
import { assertNever, type FlowDefinition } from "@millrace/flow";
import { wishesOf } from "../../observe/version-cache.ts";
import { type UnfitFlow, type WantedFlow, wantedFlow } from "../wanted-flow.ts";
import { Broker } from "./broker.ts";
import { Clock } from "./clock.ts";
import { Engine } from "./engine.ts";
import { type FlowRow, newRow } from "./flow-row.ts";
import { Ledger } from "./ledger.ts";
import { ModelRunner } from "./model-runner.ts";
import { checkAlways, checkTick } from "./rules.ts";
import { Scheduler } from "./scheduler.ts";
import { type ComponentName, componentNames, loadVersion } from "./versions.ts";

/** A Monday, ten minutes to a tick of every schedule. */
const beginning = Date.parse("2026-06-01T07:50:00Z");

export type Service = "engine" | "broker" | "redis";

/** Everything a flow lives in: its row, engine, broker and schedules, and a runner that looks after it. */
export class World {
  readonly clock = new Clock(beginning);
  readonly ledger = new Ledger();
  readonly row: FlowRow = newRow();
  readonly broker = new Broker(this.clock);
  readonly engine = new Engine(this.clock, this.broker);
  readonly scheduler = new Scheduler(this.clock, () => this.runner.tell("poll"));
  readonly runner: ModelRunner;
  versions: readonly FlowDefinition[] = [];
  bounds: WorkspaceBounds = {
    limited: false,
    maxMessages: 12,
    maxMegabytes: 1,
    retentionDays: 5,
    minIdleSeconds: 5,
    maxIdleSeconds: 1_800,
  };
  readonly #catalogue = new Map<string, { build: number }>(componentNames.map((name) => [name, { build: 1 }]));
  /** Its trigger's startup hook left something. */
  hasHookState = false;
  starts = 0;
  /** So many of the next things the runner does fail. */
  failNext = 0;
  #messages = 0;
  #changes = 0;
  #wanted: { key: string; value: WantedFlow | UnfitFlow } | undefined;
  readonly #downUntil = new Map<Service, number>();

  constructor() {
    this.runner = new ModelRunner(this);
    this.clock.onHandled = () => checkAlways(this);
    this.engine.onConsuming = ({ stepId, execId }) => {
      this.changed();
      const isOfStart = this.row.state === "starting" && this.row.startedAt === this.row.stateSince;
      if (isOfStart && stepId === "step_1" && execId === this.row.execId) this.hasHookState = true;
    };
    this.engine.onEnded = (container) => {
      this.changed();
      if (!container.isLeaving) this.ledger.deaths.set(container.stepId, this.clock.now);
      if (this.engine.isUp) this.runner.containerEnded();
    };
    this.scheduler.onLate = (tick) => checkTick(this, tick);
    this.engine.onWork = () => {
      this.ledger.workedAt = this.clock.now;
    };
    this.engine.onDone = () => {
      this.ledger.done += 1;
      this.changed();
    };
  }

  /** Grows with everything that happens. */
  get changes(): number {
    return this.#changes;
  }

  changed(): void {
    this.#changes += 1;
    this.runner.worldChanged();
  }

  note(line: string): void {
    this.ledger.note(`${new Date(this.clock.now).toISOString().slice(5, 23)} ${line}`);
  }

  /** What the active version asks for. */
  wanted(): WantedFlow | UnfitFlow | undefined {
    const { activeVersion: number } = this.row;
    const definition = number === undefined ? undefined : this.versions[number - 1];
    if (number === undefined || !definition) return undefined;
    const wishes = wishesOf(this.row);
    const key = JSON.stringify([number, wishes, this.bounds, [...this.#catalogue]]);
    if (this.#wanted?.key !== key) {
      const loaded = loadVersion({ number, definition }, { catalogue: this.#catalogue, bounds: this.bounds });
      this.#wanted = { key, value: wantedFlow(loaded, wishes) };
    }
    return this.#wanted.value;
  }

  isComplete(definition: FlowDefinition): boolean {
    return definition.graph.nodes.every(({ command }) => this.#catalogue.has(command.split(":")[0] ?? ""));
  }

  install(name: ComponentName, isInstalled: boolean): void {
    if (isInstalled) this.#catalogue.set(name, { build: (this.#catalogue.get(name)?.build ?? 1) + 1 });
    else this.#catalogue.delete(name);
    this.changed();
  }

  newMessage(given: { kind: "plain" | "long" | "rebounds" | "kills" | "big"; isPoll?: boolean }) {
    this.#messages += 1;
    return { id: this.#messages, kind: given.kind, isPoll: given.isPoll === true, returns: 0, rebounds: 0 };
  }

  /** A service does not answer for a while. */
  breakDown(service: Service, forMs: number): void {
    const until = Math.max(this.#downUntil.get(service) ?? 0, this.clock.now + forMs);
    this.#downUntil.set(service, until);
    this.#setUp(service, false);
    this.clock.at(until, () => {
      if (this.#downUntil.get(service) === until) this.repair(service);
    });
  }

  repair(service: Service): void {
    this.#downUntil.delete(service);
    this.#setUp(service, true);
  }

  #setUp(service: Service, isUp: boolean): void {
    this.changed();
    // Without Redis it goes on.
    if (service !== "redis") this.ledger.hinderedAt = this.clock.now;
    switch (service) {
      case "engine":
        this.engine.isUp = isUp;
        return;
      case "redis":
        this.scheduler.isUp = isUp;
        return;
      case "broker":
        this.broker.isUp = isUp;
        if (isUp) this.broker.starts += 1;
        this.ledger.brokerTroubleAt = this.clock.now;
        if (!isUp) this.engine.loseConnections();
        return;
      default:
        assertNever(service);
    }
  }
}
