import type { ObservedContainer } from "../observed-flow.ts";
import type { History } from "../step.ts";
import type { Broker, Message } from "./broker.ts";
import type { Clock } from "./clock.ts";
import type { Behaviour } from "./versions.ts";

export interface Container extends ObservedContainer {
  name: string;
  behaviour: Behaviour;
  isPolling: boolean;
  prefetch: number;
  /** Nobody of ours made it. */
  isStranger: boolean;
  isConsuming: boolean;
  /** It has lost its queue, and does not look for it again. */
  isDeaf: boolean;
  /** It was asked to end: it takes nothing more. */
  isLeaving: boolean;
  /** Messages with the turn in which it got them. */
  hands: Map<Message, number>;
}

export interface Order {
  stepId: string;
  replica: number;
  execId: string;
  spec: string;
  history: History;
  behaviour: Behaviour;
  isPolling: boolean;
  prefetch: number;
  isStranger?: boolean;
}

type Done = (error?: unknown) => void;

const readyAfterMs = { well: 400, slow: 25_000, deaf: Number.POSITIVE_INFINITY, dies: Number.POSITIVE_INFINITY };
const workMs = { plain: 20, big: 20, rebounds: 20, kills: 20, long: 12_000 };
const reconnectMs = 1_000;

/** Containers of one flow, with what they do to messages. */
export class Engine {
  readonly #clock: Clock;
  readonly #broker: Broker;
  /** Newest first. */
  containers: Container[] = [];
  /** All that were ever made, by ours. */
  readonly orders: Order[] = [];
  isUp = true;
  #made = 0;
  #turn = 0;
  /** A message went on to no further step. */
  onDone: (message: Message) => void = () => {};
  /** A message was taken, or is no longer in hand. */
  onWork: () => void = () => {};
  onConsuming: (container: Container) => void = () => {};
  onEnded: (container: Container) => void = () => {};

  constructor(clock: Clock, broker: Broker) {
    this.#clock = clock;
    this.#broker = broker;
    broker.onReady = (stepId) => this.pump(stepId);
  }

  find(id: string): Container | undefined {
    return this.containers.find((container) => container.id === id);
  }

  /** @throws when another one that runs has its name. */
  start(order: Order): Container {
    const { stepId, replica, spec, history } = order;
    const name = `${stepId}-${replica}-${spec.slice(0, 8)}`;
    const holder = this.containers.find((one) => one.name === name);
    if (holder?.state === "running") throw new Error(`Container ${name} cannot be made: the name is taken`);
    if (holder) this.#forget(holder);
    if (!order.isStranger) this.orders.push(order);
    this.#made += 1;
    const container: Container = {
      id: `c${this.#made}`,
      containerId: `c${this.#made}`,
      name,
      stepId,
      replica,
      spec,
      execId: order.execId,
      ...history,
      state: "running",
      createdAt: Math.floor(this.#clock.now / 1000) * 1000,
      end: undefined,
      lastLines: [],
      behaviour: order.behaviour,
      isPolling: order.isPolling,
      prefetch: history.isCautious ? 1 : order.prefetch,
      isStranger: order.isStranger === true,
      isConsuming: false,
      isDeaf: order.behaviour === "deaf",
      isLeaving: false,
      hands: new Map(),
    };
    this.containers.unshift(container);
    if (order.behaviour === "dies") this.#clock.after(300, () => this.die(container, { exitCode: 1 }));
    else if (!container.isDeaf) this.#clock.after(readyAfterMs[order.behaviour], () => this.#connect(container));
    return container;
  }

  /** Ends at once; what it held goes back. Nothing happens to one that does not run. */
  die(container: Container, { exitCode, outOfMemory = false }: { exitCode: number; outOfMemory?: boolean }): void {
    if (container.state !== "running" || !this.containers.includes(container)) return;
    this.#disconnect(container);
    const now = this.#clock.now;
    container.state = "exited";
    container.end = { exitCode, outOfMemory, startedAt: container.createdAt, finishedAt: now };
    container.lastLines = ["it ended"];
    this.onEnded(container);
    this.pump(container.stepId);
  }

  /**
   * Asks it to end, and takes it away when it has, or after `graceMs`. When whoever asked is gone, or the engine does not answer
   * then, the container ends in its own time and remains.
   */
  remove(id: string, { graceMs, isAlive, done }: { graceMs: number; isAlive: () => boolean; done: Done }): void {
    const container = this.find(id);
    if (!container) {
      done();
      return;
    }
    const deadline = this.#clock.now + graceMs;
    const look = () => {
      if (!isAlive()) return;
      if (!this.isUp) {
        done(new Error("The engine does not answer."));
        return;
      }
      if (container.state === "running" && this.#clock.now < deadline && this.containers.includes(container)) {
        this.#clock.at(Math.min(deadline, this.#clock.now + 100), look);
        return;
      }
      this.vanish(container);
      done();
    };
    if (graceMs > 0) this.#askToEnd(container);
    look();
  }

  /** Taken away by force. */
  vanish(container: Container): void {
    if (!this.containers.includes(container)) return;
    if (container.state === "running") this.#disconnect(container);
    this.#forget(container);
    this.onEnded(container);
    this.pump(container.stepId);
  }

  loseConnections(): void {
    for (const container of this.containers) {
      if (container.state !== "running" || container.isDeaf) continue;
      const wasConsuming = container.isConsuming;
      this.#disconnect(container);
      if (wasConsuming) this.#clock.after(reconnectMs, () => this.#connect(container));
      this.#endIfIdle(container);
    }
  }

  /** Its queue is gone. */
  deafen(container: Container): void {
    if (container.state !== "running") return;
    this.#disconnect(container);
    container.isDeaf = true;
  }

  /** Hands out what waits. */
  pump(stepId: string): void {
    if (!this.#broker.isUp) return;
    for (const container of this.containers) {
      if (container.stepId !== stepId || !container.isConsuming || container.isLeaving) continue;
      while (container.hands.size < container.prefetch) {
        const message = this.#broker.take(stepId);
        if (!message) return;
        this.#turn += 1;
        container.hands.set(message, this.#turn);
        this.onWork();
        const turn = this.#turn;
        this.#clock.after(workMs[message.kind], () => this.#finish(container, message, turn));
      }
    }
  }

  #connect(container: Container): void {
    const isThere = container.state === "running" && this.containers.includes(container);
    if (!isThere || container.isConsuming || container.isLeaving || container.isDeaf) return;
    if (!this.#broker.isUp || !this.#broker.has(container.stepId)) {
      this.#clock.after(reconnectMs, () => this.#connect(container));
      return;
    }
    container.isConsuming = true;
    this.#broker.consumerCame(container.stepId);
    this.onConsuming(container);
    this.pump(container.stepId);
  }

  #disconnect(container: Container): void {
    if (container.isConsuming) this.#broker.consumerWent(container.stepId);
    container.isConsuming = false;
    for (const message of [...container.hands.keys()].reverse()) this.#broker.giveBack(container.stepId, message);
    container.hands.clear();
  }

  #askToEnd(container: Container): void {
    if (container.state !== "running" || container.isLeaving) return;
    container.isLeaving = true;
    if (container.isConsuming) this.#broker.consumerWent(container.stepId);
    container.isConsuming = false;
    this.#endIfIdle(container);
  }

  #endIfIdle(container: Container): void {
    if (container.isLeaving && container.hands.size === 0) this.die(container, { exitCode: 0 });
  }

  #finish(container: Container, message: Message, turn: number): void {
    if (container.hands.get(message) !== turn) return;
    this.onWork();
    const { stepId } = container;
    if (stepId === "step_2" && message.kind === "kills") {
      this.die(container, { exitCode: 137, outOfMemory: true });
      return;
    }
    if (stepId === "step_2" && message.kind === "rebounds" && message.rebounds < 2) {
      message.rebounds += 1;
      container.hands.delete(message);
      this.#broker.rebound(stepId, { message, delayMs: 15_000 * message.rebounds });
    } else if (this.#send(stepId, message)) {
      container.hands.delete(message);
      this.#broker.acknowledge(stepId);
    } else {
      this.#clock.after(1_000, () => this.#finish(container, message, turn));
      return;
    }
    this.#endIfIdle(container);
    this.pump(stepId);
  }

  /** False when the next step's queue has no room: it is tried again. */
  #send(stepId: string, message: Message): boolean {
    const targets = [...(this.#broker.edges.get(stepId) ?? [])].filter((target) => this.#broker.has(target));
    if (targets.length === 0) this.onDone(message);
    for (const target of targets) {
      if (!this.#broker.publish(target, { ...message, returns: 0, rebounds: 0 })) return false;
      this.pump(target);
    }
    return true;
  }

  #forget(container: Container): void {
    this.containers = this.containers.filter((one) => one !== container);
  }
}
