import type { Container } from './container';
import { Answer, ask } from './probe';
import type { Program } from './program';
import { sleep } from './time';

/** What the probes of a container found, since its program started. */
export interface Found {
  good: number;
  bad: number;
  /** Seconds from the start of the program to the first good answer. */
  firstGood?: number;
  /** The slowest answer, in seconds. */
  slowest: number;
  readonly why: Set<string>;
}

type Kind = 'startupProbe' | 'readinessProbe' | 'livenessProbe';

/** Asks the probes of a container with their own timings, while one program runs in it. */
export class Probing {
  started: boolean;
  ready: boolean;
  readonly found: { readonly [kind in Kind]: Found } = { startupProbe: nothing(), readinessProbe: nothing(), livenessProbe: nothing() };
  private readonly over = new AbortController();

  constructor(private readonly container: Container, private readonly program: Program) {
    const { startupProbe, readinessProbe } = container.spec;
    this.started = startupProbe === undefined;
    this.ready = this.started && readinessProbe === undefined;
    void this.run().catch(error => container.pod.node.fail(error));
  }

  stop(): void {
    this.over.abort();
    this.ready = false;
  }

  private async run(): Promise<void> {
    const { spec } = this.container;
    if (spec.startupProbe !== undefined) {
      await this.loop('startupProbe', (good, bad, why) => {
        if (good > 0) {
          this.started = true;
          this.ready = spec.readinessProbe === undefined;
          this.changed('startup probe passes');
        } else if (bad >= (spec.startupProbe.failureThreshold ?? 3)) {
          this.unhealthy('startupProbe', why);
        }
        return this.started;
      });
    }
    if (this.over.signal.aborted) {
      return;
    }
    await Promise.all([
      spec.readinessProbe && this.loop('readinessProbe', (good, bad, why) => {
        const { successThreshold = 1, failureThreshold = 3 } = spec.readinessProbe;
        const ready = good >= successThreshold || (this.ready && bad < failureThreshold);
        if (ready !== this.ready) {
          this.ready = ready;
          this.changed(ready ? 'is ready' : `is not ready: ${why}`);
        }
        return false;
      }),
      spec.livenessProbe && this.loop('livenessProbe', (_good, bad, why) => {
        if (bad >= (spec.livenessProbe.failureThreshold ?? 3)) {
          this.unhealthy('livenessProbe', why);
        }
        return false;
      }),
    ]);
  }

  /** Asks until `judge`, which is given how many answers in a row were good or bad, says that it is enough. */
  private async loop(kind: Kind, judge: (good: number, bad: number, why: string) => boolean): Promise<void> {
    const probe = this.container.spec[kind];
    const found = this.found[kind];
    let [good, bad] = [0, 0];
    await sleep((probe.initialDelaySeconds ?? 0) - this.program.age, this.over.signal);
    while (!this.over.signal.aborted) {
      const asked = performance.now();
      const answer: Answer = await ask(this.container, probe, probe.timeoutSeconds ?? 1);
      const seconds = (performance.now() - asked) / 1000;
      if (this.over.signal.aborted || this.container.pod.terminating) {
        return;
      }
      found.slowest = Math.max(found.slowest, seconds);
      if (answer.ok) {
        [good, bad] = [good + 1, 0];
        found.good++;
        found.firstGood ??= this.program.age;
      } else {
        [good, bad] = [0, bad + 1];
        found.bad++;
        if (!found.why.has(answer.why)) {
          found.why.add(answer.why);
          this.container.event(`${kind} failed: ${answer.why}`);
        }
      }
      if (judge(good, bad, answer.why)) {
        return;
      }
      await sleep((probe.periodSeconds ?? 10) - seconds, this.over.signal);
    }
  }

  private unhealthy(kind: Kind, why: string): void {
    this.container.event(`is killed, ${kind} failed too often: ${why}`);
    this.stop();
    void this.container.stop(this.container.spec[kind].terminationGracePeriodSeconds ?? this.container.pod.grace);
  }

  private changed(what: string): void {
    this.container.event(`${what} ${this.program.age.toFixed(2)}s after the start`);
    this.container.pod.node.changed();
  }
}

function nothing(): Found {
  return { good: 0, bad: 0, slowest: 0, why: new Set() };
}
